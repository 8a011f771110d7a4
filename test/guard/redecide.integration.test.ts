import { afterEach, expect, test } from "vitest";
import { DEFAULT_FRESH_FOR } from "../../packages/core/src/contacts/freshness.ts";
import { type AskedSite, askedSite } from "./asked-site.ts";
import { ACCEPTED, REFUSED } from "../../packages/core/src/testing/session.ts";
import { redecide, type RedecideReport } from "../../packages/core/src/verdicts/redecide.ts";
import { readVerdicts, rewriteVerdicts } from "@rollcall/core";

let site: AskedSite;
afterEach(async () => {
  await site.database.close();
});

const again = (dryRun: boolean): Promise<RedecideReport> =>
  redecide(
    {
      database: site.database,
      settings: { roleIsRisky: false, freshFor: DEFAULT_FRESH_FOR },
      signal: new AbortController().signal,
    },
    { dryRun, afterId: "0" },
  );

/** As if a rule had been missing when these were decided. */
async function decidedByOldRules(): Promise<number> {
  site = await askedSite();
  const runId = await site.startRun(["anna", "bert", "carl"]);
  await site.answer("a", await site.claim("a", 10), REFUSED, { byName: { carl: ACCEPTED }, control: REFUSED });
  await site.database.pool.query(
    `UPDATE verdicts SET status = 'unknown', reason = 'policy_refusal', score = 30, safe_to_send = 'unknown'
     WHERE status = 'undeliverable'`,
  );
  await site.database.pool.query(
    "UPDATE contacts SET status = 'unknown', reason = 'policy_refusal' WHERE status = 'undeliverable'",
  );
  await site.database.pool.query(
    "UPDATE run_counts SET status = 'unknown', reason = 'policy_refusal' WHERE status = 'undeliverable'",
  );
  return runId;
}

test("redecide: evidence is decided by the current rules, and counts and contacts follow", async () => {
  const runId = await decidedByOldRules();
  const report = await again(false);
  expect(report).toMatchObject({ seen: 3, changed: 2, complete: true });
  expect(report.changes).toEqual([{ from: "unknown policy_refusal", to: "undeliverable mailbox_not_found", count: 2 }]);
  expect(await site.counts(runId)).toEqual({
    "deliverable accepted": 1,
    "undeliverable mailbox_not_found": 2,
    done: 3,
    state: "completed",
  });
  expect(await site.standing()).toEqual({
    anna: "undeliverable mailbox_not_found",
    bert: "undeliverable mailbox_not_found",
    carl: "deliverable accepted",
  });
});

test("redecide: a second pass finds nothing to change", async () => {
  await decidedByOldRules();
  await again(false);
  expect(await again(false)).toMatchObject({ seen: 3, changed: 0, changes: [] });
});

test("redecide: a dry run reports the same and writes nothing", async () => {
  const runId = await decidedByOldRules();
  const before = [await site.counts(runId), await site.results(runId), await site.standing()];
  expect(await again(true)).toMatchObject({ seen: 3, changed: 2 });
  expect([await site.counts(runId), await site.results(runId), await site.standing()]).toEqual(before);
});

test("redecide: verdicts that are no longer visible stay unchanged", async () => {
  await decidedByOldRules();
  await site.startRun(["anna", "bert", "carl"]);
  await site.answer("a", await site.claim("a", 10), REFUSED, { byName: { carl: ACCEPTED }, control: REFUSED });
  await site.database.pool.query("DELETE FROM runs WHERE id = 1");
  expect(await again(false)).toMatchObject({ seen: 3, changed: 0 });
});

test("rewriteVerdicts: a verdict that changed since it was read is skipped", async () => {
  await decidedByOldRules();
  const stored = await readVerdicts(site.database, "0", 10);
  const redecided = stored.map((one) => ({
    stored: { ...one, reason: "blocked" as const },
    verdict: {
      ...one,
      full: null,
      disabled: null,
      mxHost: null,
      smtpCode: null,
      enhancedCode: null,
      smtpReply: null,
      transcript: null,
    },
  }));
  expect(await rewriteVerdicts(site.database, redecided, DEFAULT_FRESH_FOR)).toBe(0);
});
