import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { everywhere } from "../chaos/hurry.ts";
import { madeUpSite } from "../chaos/made-up-site.ts";
import { people, smallStage, type SmallStage } from "../chaos/small-stage.ts";
import { learnFirstUse, type NamedEgress, readFirstUse } from "@rollcall/core";

// A new address works with a tenth of each budget, and is remembered.

const SOON = { timeout: 120_000, interval: 50 };
const DAY_MS = 86_400_000;
const EGRESS: NamedEgress = {
  name: "main",
  bindAddress: null,
  heloName: "verify.example.com",
  mailFrom: "",
  warmUp: { sinceMs: null },
};

const PACING = everywhere({
  sessions: { start: 10, max: 10 },
  addressesPerMinute: { start: 100_000, max: 100_000 },
  pauseBetweenSessionsMs: 10,
  rejectedPerHour: 100_000,
  addressesPerSession: 2,
});

let stage: SmallStage;
afterEach(() => stage.close());

/** The most sessions that were open at once at one site, in a run over 120 addresses of it. */
async function mostAtOnce(egress: NamedEgress, usedForMs: number): Promise<number> {
  const site = madeUpSite();
  let open = 0;
  let most = 0;
  stage = await smallStage("postgres", {
    settings: { egresses: [egress], pacing: PACING },
    async probe(plan, ports) {
      open += 1;
      most = Math.max(most, open);
      await wait(60);
      open -= 1;
      return await site.probe(plan, ports);
    },
  });
  if (usedForMs > 0) {
    await learnFirstUse(stage.database, [egress]);
    await stage.database.pool.query("UPDATE egresses SET first_used_at = now() - make_interval(secs => $1)", [
      usedForMs / 1_000,
    ]);
  }
  const runId = await stage.run(people("shop.example", 120));
  await stage.addWorker();
  await expect.poll(async () => (await stage.state(runId)).state, SOON).toBe("completed");
  return most;
}

test("takeTurn: a new address gets a tenth of the sessions, and its first use is remembered", async () => {
  const beganMs = Date.now();
  expect(await mostAtOnce(EGRESS, 0)).toBe(1);
  const atMs = (await readFirstUse(stage.database, ["main"])).get("main");
  expect(atMs).toBeGreaterThan(beganMs - 5_000);
  // Another address under the same name is new, the same one is not.
  await stage.database.pool.query("UPDATE egresses SET first_used_at = now() - interval '9 days'");
  await learnFirstUse(stage.database, [EGRESS]);
  expect((await readFirstUse(stage.database, ["main"])).get("main")).toBeLessThan(Date.now() - 8 * DAY_MS);
  await learnFirstUse(stage.database, [{ ...EGRESS, bindAddress: "192.0.2.7" }]);
  expect((await readFirstUse(stage.database, ["main"])).get("main")).toBeGreaterThan(beganMs - 5_000);
});

test("takeTurn: after three weeks an address has all its sessions; without a warm-up, at once", async () => {
  expect(await mostAtOnce(EGRESS, 30 * DAY_MS)).toBeGreaterThan(3);
  await stage.close();
  expect(await mostAtOnce({ ...EGRESS, warmUp: undefined }, 0)).toBeGreaterThan(3);
});
