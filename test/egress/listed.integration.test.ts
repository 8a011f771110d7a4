import type { SessionReport } from "@rollcall/smtp";
import type { ReplyEvidence } from "@rollcall/verdict";
import { homeEgress, noteListing, readEgressFacts, readResting, showAlive } from "@rollcall/core";
import { afterEach, expect, test } from "vitest";
import { madeUpSite } from "../chaos/made-up-site.ts";
import { people, smallStage, type SmallStage, type SmallStageOptions } from "../chaos/small-stage.ts";
import { blockedReport } from "./blocked-report.ts";
import { EGRESSES } from "./receiving-side.ts";

// An egress that block lists name rests, others do its work, and a greylist sees the address that it knows.

const SOON = { timeout: 120_000, interval: 50 };
const NAMES = EGRESSES.map(({ name }) => name);
const HELO_A = "a.verify.example.com";
const HOUR_MS = 3_600_000;

const stages: SmallStage[] = [];
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

async function stageWith(options: SmallStageOptions = {}): Promise<SmallStage> {
  const settings = { egresses: EGRESSES, retryScheduleMs: [2_000, 4_000, 8_000, 16_000, 32_000], ...options.settings };
  const stage = await smallStage("postgres", { ...options, settings });
  stages.push(stage);
  await showAlive(stage.database, "one", NAMES);
  return stage;
}

/** Domains at home with an egress. */
const domainsOf = (egress: string, prefix: string, count: number): string[] =>
  Array.from({ length: 200 }, (_, number) => `${prefix}${number}.example`)
    .filter((domain) => homeEgress({ domain, provider: null, pacingKey: `mx.${domain}` }, EGRESSES) === egress)
    .slice(0, count);

const note = async (stage: SmallStage, site: number, egresses: readonly string[] = NAMES): Promise<number | null> =>
  await noteListing(
    stage.database,
    { egress: "a", pacingKey: `mx.site${site}.example`, words: "blocked using zen.spamhaus.org" },
    egresses,
  );

test("noteListing: five sites in an hour make an egress rest for four hours, one site however often does not", async () => {
  const stage = await stageWith();
  for (let times = 0; times < 20; times += 1) expect(await note(stage, 0)).toBeNull();
  for (const site of [1, 2, 3]) expect(await note(stage, site)).toBeNull();
  await stage.database.pool.query(
    "UPDATE egress_listings SET at = now() - interval '2 hours' WHERE pacing_key LIKE '%0%'",
  );
  expect(await note(stage, 4), "one of the five was long ago").toBeNull();
  expect(await note(stage, 5)).toBe(4 * HOUR_MS);
  expect(await readResting(stage.database, NAMES)).toEqual(["a"]);
  expect(await note(stage, 6), "it rests already").toBeNull();
  expect(await readEgressFacts(stage.database, NAMES)).toMatchObject([
    { name: "a", rest: { because: "listed" }, listings: 7, lastListing: { pacingKey: "mx.site6.example" } },
    { name: "b", rest: null, listings: 0, lastListing: null, suspended: 0 },
  ]);
  expect(await stage.database.prisma.outage.findMany()).toMatchObject([
    {
      egress: "a",
      because: "listed",
      reason: expect.stringMatching(/rests for 4 hours: .* 5 sites .*spamhaus/u) as string,
    },
  ]);
});

test("noteListing: a server that quotes an address does not get it into the database", async () => {
  const { database } = await stageWith();
  const words = "<anna.berg@shop.example>: blocked using zen.spamhaus.org; ask postmaster@shop.example";
  await noteListing(database, { egress: "a", pacingKey: "mx.shop.example", words }, NAMES);
  expect(await database.prisma.egressListing.findMany()).toMatchObject([
    { words: "<…>: blocked using zen.spamhaus.org; ask …" },
  ]);
});

test("noteListing: the second rest within a week is twice as long", async () => {
  const stage = await stageWith();
  for (const site of [1, 2, 3, 4]) await note(stage, site);
  expect(await note(stage, 5)).toBe(4 * HOUR_MS);
  await stage.database.pool.query("DELETE FROM outages");
  expect(await note(stage, 5)).toBe(8 * HOUR_MS);
  await stage.database.pool.query("DELETE FROM outages");
  await stage.database.pool.query("UPDATE egress_rests SET ends_at = now() - interval '8 days'");
  expect(await note(stage, 5)).toBe(4 * HOUR_MS);
});

test("noteListing: the last egress that works and has a worker does not rest, and no run is paused", async () => {
  const stage = await stageWith();
  await showAlive(stage.database, "one", ["a"]);
  for (const site of [1, 2, 3, 4, 5, 6]) expect(await note(stage, site)).toBeNull();
  for (const site of [1, 2, 3, 4, 5, 6]) expect(await note(stage, site, ["a"])).toBeNull();
  expect(await readResting(stage.database, ["a"])).toEqual([]);
});

test("outage guard: a listed egress rests, another asks its addresses, and greylisted ones wait for the address that began", async () => {
  const site = madeUpSite();
  const greylisted = new Set<string>();
  const heard: string[] = [];
  const stage = await stageWith({
    async probe(plan, ports) {
      const [first] = plan.recipients;
      for (const { address } of plan.recipients) heard.push(`${plan.egress.heloName[0] ?? ""} ${address}`);
      if (plan.egress.heloName !== HELO_A || first === undefined) return await site.probe(plan, ports);
      if (!first.address.includes("@grey")) return blockedReport(plan);
      if (greylisted.has(first.address)) return await site.probe(plan, ports);
      greylisted.add(first.address);
      return greylistedReport(
        first.id,
        plan.recipients.slice(1).map(({ id }) => id),
      );
    },
  });
  const grey = domainsOf("a", "grey", 1).flatMap((domain) => people(domain, 1));
  const listing = domainsOf("a", "firm", 30).flatMap((domain) => people(domain, 2));
  // The greylist comes first.
  const early = await stage.run(grey, 9);
  await stage.addWorker();
  await expect.poll(() => greylisted.size, SOON).toBe(1);
  await stage.database.pool.query("UPDATE checks SET due_at = now() + interval '3 s'");
  const runId = await stage.run(listing);
  await expect.poll(async () => (await stage.state(runId)).state, SOON).toBe("completed");
  expect(await stage.database.prisma.runCount.findMany({ where: { runId } })).toMatchObject([
    { status: "deliverable", count: 60 },
  ]);
  expect(await readResting(stage.database, NAMES)).toEqual(["a"]);
  expect(await stage.database.prisma.egressRest.findMany()).toMatchObject([{ egress: "a" }]);
  expect(await stage.state(early), "it waits for the address that the greylist knows").toMatchObject({ done: 0 });

  await stage.database.pool.query("UPDATE outages SET next_trial_at = now()");
  await expect.poll(async () => (await stage.state(early)).state, SOON).toBe("completed");
  expect(heard.filter((line) => line.includes("@grey"))).toEqual([`a ${grey[0]}`, `a ${grey[0]}`]);
});

function greylistedReport(id: string, unanswered: readonly string[]): SessionReport {
  const evidence: ReplyEvidence = {
    type: "reply",
    stage: "rcpt",
    subject: "recipient",
    code: 450,
    enhanced: "4.2.0",
    text: "4.2.0 Greylisted, please come back in a few minutes",
    host: "mx",
    provider: null,
    atMs: Date.now(),
    durationMs: 1,
  };
  return {
    answers: [{ id, evidence: [evidence] }],
    unanswered,
    controls: [],
    contrasts: [],
    ending: { type: "completed" },
    cut: null,
    tlsBroken: false,
    pipeliningBroken: false,
    host: "mx",
    refusedRecipients: 0,
    askedRecipients: 1,
    durationMs: 1,
    transcript: null,
  };
}
