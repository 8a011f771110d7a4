import type { SessionReport } from "@rollcall/smtp";
import { afterEach, expect, test } from "vitest";
import { madeUpSite, type MadeUpSite } from "../chaos/made-up-site.ts";
import { people, smallStage, type SmallStage } from "../chaos/small-stage.ts";
import { readRun, readResting } from "@rollcall/core";
import { EGRESSES } from "./receiving-side.ts";

// An egress whose own proxy fails rests; others go on, and nobody is judged by it.

const SOON = { timeout: 120_000, interval: 50 };
const NAMES = EGRESSES.map(({ name }) => name);

const stages: SmallStage[] = [];
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

const DETAIL = "The proxy socks5://10.8.0.2:1080: 10.8.0.2:1080 ECONNREFUSED";

interface Broken {
  readonly stage: SmallStage;
  readonly site: MadeUpSite;
  /** HELO names of the egresses whose proxy fails. */
  readonly broken: Set<string>;
  /** Sessions that failed so. */
  readonly failed: string[];
}

async function stageWith(...names: readonly string[]): Promise<Broken> {
  const site = madeUpSite();
  const broken = new Set(names);
  const failed: string[] = [];
  const stage = await smallStage("postgres", {
    settings: { egresses: EGRESSES },
    async probe(plan, ports) {
      if (!broken.has(plan.egress.heloName)) return await site.probe(plan, ports);
      failed.push(plan.egress.heloName);
      return unasked(plan.recipients.map(({ id }) => id));
    },
  });
  stages.push(stage);
  return { stage, site, broken, failed };
}

const unasked = (unanswered: readonly string[]): SessionReport => ({
  answers: [],
  unanswered,
  controls: [],
  contrasts: [],
  ending: { type: "egress_failed", detail: DETAIL, isCertain: true },
  cut: null,
  tlsBroken: false,
  pipeliningBroken: false,
  host: null,
  refusedRecipients: 0,
  askedRecipients: 0,
  durationMs: 1,
  transcript: null,
});

const ADDRESSES = Array.from({ length: 30 }, (_, index) => people(`firm${index}.example`, 2)).flat();
const askedAt = ({ asked }: MadeUpSite): string[] => asked.map(({ address }) => address).toSorted();
const HELO_A = "a.verify.example.com";
const HELO_B = "b.verify.example.com";

test("outage guard: an egress whose proxy fails rests, and another one asks all its addresses", async () => {
  const { stage, site, failed } = await stageWith(HELO_A);
  const runId = await stage.run(ADDRESSES);
  await stage.addWorker();
  await expect.poll(async () => (await stage.state(runId)).state, SOON).toBe("completed");
  const counts = await stage.database.prisma.runCount.findMany({ where: { runId } });
  expect(counts).toMatchObject([{ status: "deliverable", count: 60 }]);
  expect(askedAt(site)).toEqual(ADDRESSES.toSorted());
  // Lanes go on until the sweeper looks, half a second at most; the pause between two sessions is 10 ms here.
  expect(failed.length).toBeLessThan(20 * ADDRESSES.length);
  expect(await readResting(stage.database, NAMES)).toEqual(["a"]);
  expect(await stage.database.prisma.outage.findMany()).toMatchObject([
    { egress: "a", because: "proxy", reason: expect.stringContaining(DETAIL) as string },
  ]);
});

test("outage guard: where every egress's proxy fails, the run is paused with the reason, and goes on with the first that works", async () => {
  const { stage, site, broken } = await stageWith(HELO_A, HELO_B);
  const runId = await stage.run(ADDRESSES);
  await stage.addWorker();
  await expect.poll(async () => (await stage.state(runId)).state, SOON).toBe("paused");
  expect((await readRun(stage.database, runId))?.pauseReason).toContain(DETAIL);
  expect(await stage.state(runId)).toMatchObject({ done: 0 });
  expect(await readResting(stage.database, NAMES), "the last ones stay ready").toEqual([]);
  expect(site.asked).toEqual([]);

  broken.delete(HELO_B);
  await stage.database.pool.query("UPDATE outages SET next_trial_at = now()");
  await expect.poll(async () => (await stage.state(runId)).state, SOON).toBe("completed");
  expect(askedAt(site)).toEqual(ADDRESSES.toSorted());
  expect(await readResting(stage.database, NAMES)).toEqual(["a"]);
});
