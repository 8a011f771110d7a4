import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { laneId } from "@rollcall/queue";
import { afterEach, expect, test } from "vitest";
import { onEachBackend } from "../engines/with-engines.ts";
import { laneAt, people, routeTo, smallStage, type SmallStage, type SmallStageOptions } from "./small-stage.ts";
import { cancelRun, pauseRun, resumeRun, recordRouted, closeCancelled } from "@rollcall/core";

const SOON = { timeout: 120_000, interval: 50 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

onEachBackend("lanes", (backend) => {
  const stages: SmallStage[] = [];
  afterEach(async () => {
    await Promise.all(stages.splice(0).map((stage) => stage.close()));
  });

  async function stage(options: SmallStageOptions = {}): Promise<SmallStage> {
    const made = await smallStage(backend, options);
    stages.push(made);
    return made;
  }

  const completed = async (world: SmallStage, runId: number): Promise<void> => {
    await expect.poll(async () => (await world.state(runId)).state, SOON).toBe("completed");
  };

  test("takeTurn: a check that is due in two runs is asked once, and counts in both", async () => {
    const world = await stage();
    const runs = [await world.run(people("twice.example", 6)), await world.run(people("twice.example", 6))];
    await world.addWorker();
    for (const runId of runs) {
      await completed(world, runId);
      expect(await world.state(runId)).toMatchObject({ done: 6, total: 6, counted: 6 });
    }
    expect(world.site.asked.map(({ address }) => address).sort()).toEqual(people("twice.example", 6));
  });

  test("startWorker: no more sessions are open than it may have, and a site with much work keeps no other waiting", async () => {
    const world = await stage({ sessions: 3 });
    const big = await world.run(people("big.example", 200));
    const small = await Promise.all([0, 1, 2, 3].map((index) => world.run(people(`small${index}.example`, 2))));
    await world.addWorker();
    for (const runId of small) await completed(world, runId);
    expect((await world.state(big)).done).toBeLessThan(200);
    await completed(world, big);
    expect(world.site.mostOpen).toBe(3);
  });

  test("takeTurn: an address that is told to wait in one run is not asked for the other meanwhile", async () => {
    const world = await stage();
    world.site.answer = (_, times) => (times === 1 ? "greylisted" : "accepted");
    const runs = [await world.run(people("grey.example", 2)), await world.run(people("grey.example", 2))];
    await world.addWorker();
    for (const runId of runs) await completed(world, runId);
    expect(world.site.asked).toHaveLength(4);
  });

  test("takeTurn: checks of a lane whose worker died are taken over by the lane's next turn, and counted once", async () => {
    const world = await stage();
    const runId = await world.run(people("dead.example", 4));
    const lane = laneAt("dead.example");
    await recordRouted(world.database, [routeTo("dead.example")], [lane.egress]);
    const start = await world.turns.beginTurn(
      { pacingKey: lane.pacingKey, egress: lane.egress, laneId: laneId(lane), workerId: "dead" },
      () => ({ type: "start", state: initialPacingState(DEFAULT_POLICY, 0), limit: 4, openUntil: new Date(0) }),
    );
    expect(start).toMatchObject({ type: "claimed" });
    expect(await world.state(runId)).toMatchObject({ held: 4 });
    await world.addWorker();
    await completed(world, runId);
    expect(await world.state(runId)).toMatchObject({ done: 4, counted: 4 });
    expect(world.site.asked).toHaveLength(4);
  });

  test("beginTurn: lanes that claim at once never get the same contact", async () => {
    const world = await stage();
    await world.run(people("many.example", 60));
    await world.run(people("many.example", 60));
    const { pacingKey, egress } = laneAt("many.example");
    await recordRouted(world.database, [routeTo("many.example")], [egress]);
    const starts = await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        world.turns.beginTurn(
          { pacingKey, egress, laneId: `${pacingKey}@${egress}#${number}`, workerId: "one" },
          () => ({
            type: "start",
            state: initialPacingState(DEFAULT_POLICY, 0),
            limit: 10,
            openUntil: new Date(0),
          }),
        ),
      ),
    );
    const contacts = starts.flatMap((start) => (start.type === "claimed" ? start.contacts : []));
    expect(contacts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(contacts.map(({ contactId }) => contactId)).size).toBe(contacts.length);
  });

  test("takeTurn: a small run behind a big one at the same site gets half of the answers", async () => {
    const world = await stage();
    world.site.rcptMs = 20;
    const big = await world.run(people("busy.example", 2_000, "big"));
    await world.addWorker();
    await expect.poll(async () => (await world.state(big)).done, SOON).toBeGreaterThan(20);
    const small = await world.run(people("busy.example", 40, "small"));
    const from = world.site.asked.length;
    await completed(world, small);
    const since = world.site.asked.slice(from).map(({ address }) => address.startsWith("small"));
    const share = since.filter(Boolean).length / (since.lastIndexOf(true) + 1);
    expect(share).toBeGreaterThan(0.4);
  });

  test("takeTurn: a single check is in the next session, whatever waits before it", async () => {
    const world = await stage();
    world.site.rcptMs = 50;
    const big = await world.run(people("busy.example", 1_000, "big"));
    await world.addWorker();
    await expect.poll(async () => (await world.state(big)).done, SOON).toBeGreaterThan(0);
    const single = await world.run(["single@busy.example"], 100);
    const from = world.site.asked.length;
    await completed(world, single);
    const before = world.site.asked.slice(from).findIndex(({ address }) => address === "single@busy.example");
    // Two open sessions of four addresses each, and the claims made meanwhile.
    expect(before).toBeLessThanOrEqual(16);
  });

  test("pauseRun, resumeRun: no session begins with a paused run's checks, and none is lost", async () => {
    const world = await stage();
    // The run can't be over by then, even on a busy machine.
    world.site.rcptMs = 200;
    const runId = await world.run(people("pause.example", 100));
    await world.addWorker();
    await expect.poll(async () => (await world.state(runId)).done, SOON).toBeGreaterThan(0);
    await pauseRun(world.database, null, runId);
    const atPause = world.site.asked.length;
    await pause(1_000);
    await expect.poll(async () => (await world.state(runId)).held, SOON).toBe(0);
    const after = world.site.asked.length;
    // Two lanes with a session of four addresses each, and as many that had claimed theirs.
    expect(after - atPause).toBeLessThanOrEqual(16);
    await pause(1_500);
    expect(world.site.asked.length).toBe(after);
    expect(await world.state(runId)).toMatchObject({ state: "paused", held: 0 });
    expect(after).toBeLessThan(100);
    world.site.rcptMs = 5;
    await resumeRun(world.database, null, runId, ["main"]);
    await completed(world, runId);
    expect(world.site.asked).toHaveLength(100);
  });

  test("resumeRun: a run whose last session ended while it was paused is completed", async () => {
    const world = await stage();
    const paused = Promise.withResolvers<"accepted">();
    world.site.answer = () => paused.promise;
    const runId = await world.run(["only@slow.example"]);
    await world.addWorker();
    await expect.poll(async () => (await world.state(runId)).held, SOON).toBe(1);
    expect(await pauseRun(world.database, null, runId)).toBe(true);
    paused.resolve("accepted");
    await expect.poll(async () => await world.state(runId), SOON).toMatchObject({ state: "paused", done: 1, total: 1 });
    expect(await resumeRun(world.database, null, runId, ["main"])).toBe(true);
    expect(await world.state(runId)).toMatchObject({ state: "completed", held: 0, counted: 1 });
  });

  test("resumeRun: a run whose addresses another run has asked meanwhile is completed", async () => {
    const world = await stage();
    const paused = await world.run(people("shared.example", 40));
    await pauseRun(world.database, null, paused);
    const other = await world.run(people("shared.example", 40));
    await world.addWorker();
    await completed(world, other);
    expect(await world.state(paused)).toMatchObject({ state: "paused", done: 40 });
    await resumeRun(world.database, null, paused, ["main"]);
    expect(await world.state(paused)).toMatchObject({ state: "completed", counted: 40 });
  });

  test("cancelRun: sessions under way are the last ones; what was not asked is closed without a verdict", async () => {
    const world = await stage();
    world.site.rcptMs = 200;
    const runId = await world.run(people("cancel.example", 100));
    // An address that waits for its domain's control has no verdict yet.
    const known = "catch_all = false, catch_all_asked_at = now(), catch_all_expires_at = now() + interval '1 hour'";
    await world.database.pool.query(`UPDATE domains SET ${known} WHERE name = 'cancel.example'`);
    await world.addWorker();
    await expect.poll(async () => (await world.state(runId)).done, SOON).toBeGreaterThan(0);
    await cancelRun(world.database, null, runId);
    const isClosed = async (): Promise<boolean> => {
      await closeCancelled(world.database, 30);
      return (await world.database.prisma.run.findUnique({ where: { id: runId } }))?.closing === false;
    };
    await expect.poll(isClosed, SOON).toBe(true);
    const asked = world.site.asked.length;
    // Two sessions of four addresses each were open.
    expect(asked).toBeLessThan(50);
    const { rows } = await world.database.pool.query(
      "SELECT state, verdict_id IS NULL AS unasked, count(*)::int AS n FROM checks WHERE run_id = $1 GROUP BY 1, 2 ORDER BY 2",
      [runId],
    );
    expect(rows).toEqual([
      { state: "done", unasked: false, n: asked },
      { state: "done", unasked: true, n: 100 - asked },
    ]);
    expect(await world.state(runId)).toMatchObject({ state: "cancelled", done: asked, total: 100, counted: asked });
    expect(world.site.asked).toHaveLength(asked);
  });

  test("startWorker: a stop ends sessions after the address under way and hands the rest back at once", async () => {
    const world = await stage();
    world.site.rcptMs = 300;
    const runId = await world.run(people("stop.example", 40));
    const first = await world.addWorker();
    await expect.poll(() => world.site.asked.length, SOON).toBeGreaterThan(0);
    const atStop = world.site.asked.length;
    await first.stop();
    // One in each of two lanes.
    expect(world.site.asked.length - atStop).toBeLessThanOrEqual(2);
    expect(await world.state(runId)).toMatchObject({ held: 0 });
    world.site.rcptMs = 5;
    await world.addWorker();
    await completed(world, runId);
    // No address was asked twice: what the first worker asked, it also recorded.
    expect(world.site.asked).toHaveLength(40);
  });

  test("sweep: lanes and look-ups are opened again when the queue has lost everything", async () => {
    const world = await stage();
    world.site.rcptMs = 20;
    const runId = await world.run([...people("lost.example", 60), ...people("gone.example", 60)]);
    await world.addWorker();
    await expect.poll(async () => (await world.state(runId)).done, SOON).toBeGreaterThan(0);
    await world.loseQueues();
    await completed(world, runId);
    expect(await world.state(runId)).toMatchObject({ done: 120, counted: 120 });
    for (const most of world.site.mostSessions.values()) expect(most).toBeLessThanOrEqual(2);
  });

  test("startRun: one that races the resolver leaves nothing waiting", async () => {
    const world = await stage();
    await world.addWorker();
    const domains = Array.from({ length: 30 }, (_, index) => `race${index}.example`);
    const runs = await Promise.all(
      Array.from({ length: 8 }, (_, run) => world.run(domains.flatMap((domain) => people(domain, 1, `r${run}-`)))),
    );
    for (const runId of runs) await completed(world, runId);
    expect(world.site.asked).toHaveLength(8 * 30);
  });

  test("sendScouts: while one address waits behind a greylist, the others of its domain wait with it, then follow", async () => {
    // An address that did not follow its scout would wait for a second retry.
    const world = await stage({ settings: { retryScheduleMs: [1_000, 60_000, 120_000] } });
    let passed = false;
    world.site.answer = (_, times) => {
      if (times > 1) passed = true;
      return passed ? "accepted" : "greylisted";
    };
    const runId = await world.run(people("scout.example", 40));
    await world.addWorker();
    await completed(world, runId);
    // Two lanes had started, with four addresses each: no other address was deferred.
    expect(world.site.asked.length).toBeLessThanOrEqual(40 + 8);
    const retryMs = world.site.asked.find(({ address }, index) =>
      world.site.asked.slice(0, index).some((one) => one.address === address),
    )?.atMs;
    const lastMs = world.site.asked.at(-1)?.atMs;
    expect((lastMs ?? 0) - (retryMs ?? 0)).toBeLessThan(30_000);
  });
});
