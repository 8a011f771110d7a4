import { afterEach, expect, test } from "vitest";
import { freshQueueEngine } from "@rollcall/test-engines/queues";
import { onEachBackend } from "@rollcall/test-engines/with-engines";
import { connectQueues, type TakeTurn, type Turn, type TurnEnd, TurnQueues } from "./index.ts";

const QUEUE = "probe.00";
const lane = (number: number): Turn<{ number: number }> => ({
  queue: QUEUE,
  id: `mx.example@main#${number}`,
  data: { number },
});

onEachBackend("TurnQueues", (backend) => {
  const open: TurnQueues[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queues) => queues.close()));
  });

  async function serving(take: TakeTurn<{ number: number }>): Promise<TurnQueues> {
    const queues = new TurnQueues(await connectQueues(await freshQueueEngine(backend)));
    open.push(queues);
    queues.serve(QUEUE, { take, concurrency: 4, onFailure: () => {} });
    return queues;
  }

  test("open: a turn that is open is not opened twice, however often it is asked for", async () => {
    let running = 0;
    let most = 0;
    let taken = 0;
    let isOpening = true;
    const queues = await serving(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      taken += 1;
      return isOpening || taken < 5 ? { type: "again", atMs: Date.now() } : { type: "end" };
    });
    for (let round = 0; round < 10; round += 1) await queues.open([lane(0), lane(0)]);
    isOpening = false;
    await expect.poll(() => taken).toBeGreaterThanOrEqual(5);
    expect(most).toBe(1);
    await expect.poll(() => queues.openCount(QUEUE)).toBe(0);
  });

  test("serve: a turn that says again comes back at its time, not before", async () => {
    const times: number[] = [];
    const queues = await serving(async () => {
      times.push(Date.now());
      return times.length === 1 ? { type: "again", atMs: Date.now() + 700 } : { type: "end" };
    });
    await queues.open([lane(0)]);
    await expect.poll(() => times.length).toBe(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(690);
  });

  test("serve: looking for turns of dead workers, as it does at the start, fails nowhere", async () => {
    const failures: unknown[] = [];
    let taken = 0;
    const queues = new TurnQueues(await connectQueues(await freshQueueEngine(backend)));
    open.push(queues);
    queues.serve(QUEUE, {
      async take() {
        taken += 1;
        return { type: "end" };
      },
      concurrency: 4,
      onFailure: (error) => failures.push(error),
    });
    await queues.open([lane(0)]);
    await expect.poll(() => taken).toBe(1);
    await expect.poll(() => queues.openCount(QUEUE)).toBe(0);
    expect(failures).toEqual([]);
  });

  test("wake: a sleeping turn is taken at once", async () => {
    const ends: TurnEnd[] = [{ type: "again", atMs: Date.now() + 3_600_000 }, { type: "end" }];
    let taken = 0;
    const queues = await serving(async () => ends[taken++] ?? { type: "end" });
    await queues.open([lane(0)]);
    await expect.poll(() => taken).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await queues.wake([lane(0)]);
    await expect.poll(() => taken).toBe(2);
  });

  test("forget: a turn that a dead process has begun can be opened and taken at once", async () => {
    const engine = await freshQueueEngine(backend);
    const dead = new TurnQueues(await connectQueues(engine));
    open.push(dead);
    const begun = Promise.withResolvers<void>();
    const never = Promise.withResolvers<TurnEnd>();
    dead.serve(QUEUE, {
      async take() {
        begun.resolve();
        return await never.promise;
      },
      concurrency: 1,
      onFailure: () => {},
    });
    await dead.open([lane(0)]);
    await begun.promise;
    let taken = 0;
    const next = new TurnQueues(await connectQueues(engine));
    open.push(next);
    await next.forget([QUEUE]);
    next.serve(QUEUE, {
      async take() {
        taken += 1;
        return { type: "end" };
      },
      concurrency: 1,
      onFailure: () => {},
    });
    await next.open([lane(0)]);
    try {
      await expect.poll(() => taken).toBe(1);
    } finally {
      never.resolve({ type: "end" });
    }
  });

  test("open: a turn that is wanted again while it ends is taken again, not lost", async () => {
    let taken = 0;
    const queues = await serving(async () => {
      taken += 1;
      if (taken === 1) await queues.open([lane(0)]);
      return { type: "end" };
    });
    await queues.open([lane(0)]);
    await expect.poll(() => taken).toBe(2);
    await expect.poll(() => queues.openCount(QUEUE)).toBe(0);
    expect(taken).toBe(2);
  });

  test("serve: a turn that has ended can be opened again", async () => {
    let taken = 0;
    const queues = await serving(async () => {
      taken += 1;
      return { type: "end" };
    });
    await queues.open([lane(0)]);
    await expect.poll(() => taken).toBe(1);
    await expect.poll(() => queues.openCount(QUEUE)).toBe(0);
    await queues.open([lane(0)]);
    // At least once: an opening just when the job is gone may be delivered twice, and the second turn finds nothing to do.
    await expect.poll(() => taken).toBeGreaterThanOrEqual(2);
  });
});
