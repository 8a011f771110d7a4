import { Queue } from "bullmq";
import { afterEach, expect, test } from "vitest";
import { freshQueueEngine } from "@rollcall/test-engines/queues";
import { onEachBackend } from "@rollcall/test-engines/with-engines";
import { connectQueues, TurnQueues } from "./index.ts";

const QUEUE = "schedule";
const tick = (id: string, cron: string, timeZone = "UTC") => ({ id, cron, timeZone, data: { scheduleId: id } });

onEachBackend("keepTicks", (backend) => {
  const open: TurnQueues[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queues) => queues.close()));
  });

  test("keepTicks: one job waits for each tick, changed ones change, others go, and lost ones come back", async () => {
    const queues = new TurnQueues(await connectQueues(await freshQueueEngine(backend)));
    open.push(queues);
    const ticks = [tick("a", "* * * * *"), tick("b", "0 6 * * 1", "Europe/Berlin")];
    await queues.keepTicks(QUEUE, ticks);
    await queues.keepTicks(QUEUE, ticks);
    expect(await queues.openCount(QUEUE)).toBe(2);
    await queues.keepTicks(QUEUE, [tick("b", "0 7 * * 1", "Europe/Berlin")]);
    expect(await queues.openCount(QUEUE)).toBe(1);
    await queues.keepTicks(QUEUE, []);
    expect(await queues.openCount(QUEUE)).toBe(0);
    await queues.keepTicks(QUEUE, ticks);
    expect(await queues.openCount(QUEUE)).toBe(2);
  });

  test("keepTicks: a tick comes with its data, and the next one waits", async () => {
    const connection = await connectQueues(await freshQueueEngine(backend));
    const queues = new TurnQueues(connection);
    open.push(queues);
    const taken: unknown[] = [];
    const failures: unknown[] = [];
    queues.serve(QUEUE, {
      take: async (data) => {
        taken.push(data);
        return { type: "end" };
      },
      concurrency: 1,
      onFailure: (error) => failures.push(error),
    });
    await queues.keepTicks(QUEUE, [tick("a", "0 6 1 1 *")]);
    expect(await queues.openCount(QUEUE)).toBe(1);
    // Skip the wait for a new year.
    const queue = new Queue(QUEUE, connection.options, connection.factory);
    for (const job of await queue.getDelayed()) await job.promote();
    await queue.close();
    await expect.poll(() => taken).toEqual([{ scheduleId: "a" }]);
    await expect.poll(() => queues.openCount(QUEUE)).toBe(1);
    expect(failures).toEqual([]);
  });
});
