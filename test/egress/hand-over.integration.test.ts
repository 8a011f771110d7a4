import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { afterEach, describe, expect, test } from "vitest";
import { madeUpSite } from "../chaos/made-up-site.ts";
import { people, routeTo, smallStage, type SmallStage, type SmallStageOptions } from "../chaos/small-stage.ts";
import { blockedReport } from "./blocked-report.ts";
import { EGRESSES } from "./receiving-side.ts";
import type { Lane } from "@rollcall/pacing";
import {
  homeEgress,
  recordRouted,
  showAlive,
  moveUnservedChecks,
  claimDueKeys,
  signOff,
  readProgress,
} from "@rollcall/core";

const NOBODY = new Set<string>();
const SOON = { timeout: 120_000, interval: 50 };
const NAMES = EGRESSES.map(({ name }) => name);

/** A domain whose home is this egress. */
function domainOf(egress: string): string {
  for (let number = 0; ; number += 1) {
    const domain = `firm${number}.example`;
    const home = homeEgress({ domain, provider: null, pacingKey: `mx.${domain}` }, EGRESSES);
    if (home === egress) return domain;
  }
}

describe("egresses that can't ask", () => {
  const stages: SmallStage[] = [];
  afterEach(async () => {
    await Promise.all(stages.splice(0).map((stage) => stage.close()));
  });

  async function stageWith(options: SmallStageOptions = {}): Promise<SmallStage> {
    const stage = await smallStage("postgres", { ...options, settings: { egresses: EGRESSES, ...options.settings } });
    stages.push(stage);
    return stage;
  }

  const egressesOf = async ({ database }: SmallStage): Promise<unknown[]> =>
    (
      await database.pool.query(
        "SELECT retry_reason, egress, count(*)::int AS n FROM checks GROUP BY 1, 2 ORDER BY 1 NULLS FIRST",
      )
    ).rows;

  test("moveUnservedChecks: due checks of an egress without a worker move after a minute, greylisted ones don't", async () => {
    const stage = await stageWith();
    const { pool } = stage.database;
    const domain = domainOf("b");
    await stage.run(people(domain, 4));
    await recordRouted(stage.database, [{ ...routeTo(domain), egress: "b" }], NAMES);
    await pool.query(
      `UPDATE checks SET attempts = 1, retry_reason = 'greylisted' WHERE contact_id = (SELECT min(contact_id::text)::uuid FROM checks)`,
    );
    await showAlive(stage.database, "one", ["a"]);
    expect(await moveUnservedChecks(stage.database, NOBODY)).toBe(0);
    await pool.query("UPDATE pacing_keys SET next_due_at = now() - interval '2 min'");
    expect(await moveUnservedChecks(stage.database, NOBODY)).toBe(1);
    expect(await egressesOf(stage)).toEqual([
      { retry_reason: null, egress: null, n: 3 },
      { retry_reason: "greylisted", egress: "b", n: 1 },
    ]);
    expect(await claimDueKeys(stage.database, 10, ["a"])).toMatchObject([{ pacingKey: `mx.${domain}`, egress: "a" }]);
    await pool.query(`UPDATE pacing_keys SET next_due_at = now() - interval '2 min' WHERE egress = 'b'`);
    await pool.query(`UPDATE checks SET due_at = now() - interval '5 hours' WHERE retry_reason = 'greylisted'`);
    expect(await moveUnservedChecks(stage.database, NOBODY)).toBe(1);
    expect(await egressesOf(stage)).toMatchObject([{ egress: null }, { retry_reason: "greylisted", egress: null }]);
    expect(await moveUnservedChecks(stage.database, NOBODY)).toBe(0);
  });

  test("moveUnservedChecks: due checks of an egress that rests move at once, greylisted ones don't", async () => {
    const stage = await stageWith();
    const domain = domainOf("b");
    await stage.run(people(domain, 4));
    await recordRouted(stage.database, [{ ...routeTo(domain), egress: "b" }], NAMES);
    await stage.database.pool.query(
      `UPDATE checks SET attempts = 1, retry_reason = 'greylisted' WHERE contact_id = (SELECT min(contact_id::text)::uuid FROM checks)`,
    );
    await showAlive(stage.database, "one", NAMES);
    expect(await moveUnservedChecks(stage.database, NOBODY)).toBe(0);
    expect(await moveUnservedChecks(stage.database, new Set(["b"]))).toBe(1);
    expect(await egressesOf(stage)).toEqual([
      { retry_reason: null, egress: null, n: 3 },
      { retry_reason: "greylisted", egress: "b", n: 1 },
    ]);
    expect(await moveUnservedChecks(stage.database, new Set(["b"])), "what stays is not looked at again").toBe(0);
    await stage.database.pool.query("UPDATE checks SET due_at = now() - interval '5 hours' WHERE egress = 'b'");
    expect(await moveUnservedChecks(stage.database, new Set(NAMES)), "nobody is left").toBe(0);
    expect(await moveUnservedChecks(stage.database, new Set(["b"])), "the greylist has forgotten it").toBe(1);
    expect(await egressesOf(stage)).toMatchObject([{ egress: null }, { retry_reason: "greylisted", egress: null }]);
  });

  test("moveUnservedChecks: an egress whose worker just stopped keeps its checks", async () => {
    const stage = await stageWith();
    const domain = domainOf("b");
    await stage.run(people(domain, 4));
    await recordRouted(stage.database, [{ ...routeTo(domain), egress: "b" }], NAMES);
    await stage.database.pool.query("UPDATE pacing_keys SET next_due_at = now() - interval '2 min'");
    await showAlive(stage.database, "one", ["a"]);
    await showAlive(stage.database, "two", ["b"]);
    await signOff(stage.database, "two");
    expect(await moveUnservedChecks(stage.database, NOBODY)).toBe(0);
  });

  test("shareKey: a blocked source leaves the rest to the others, including what it has probed", async () => {
    const site = madeUpSite();
    const refused: string[] = [];
    const stage = await stageWith({
      settings: { retryScheduleMs: [500, 1_500, 3_000] },
      async probe(plan, ports) {
        if (plan.egress.heloName !== "a.verify.example.com") return await site.probe(plan, ports);
        refused.push(...plan.recipients.slice(0, 1).map(({ address }) => address));
        return blockedReport(plan);
      },
    });
    const domain = domainOf("a");
    const runId = await stage.run(people(domain, 40));
    await stage.addWorker();
    await expect.poll(async () => (await stage.state(runId)).state, SOON).toBe("completed");
    const counts = await stage.database.prisma.runCount.findMany({ where: { runId } });
    expect(counts).toMatchObject([{ status: "deliverable", count: 40 }]);
    // Two lanes had started.
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(2);
    expect(site.asked).toHaveLength(40);
  });

  test("readProgress: a key's backlog is split by egress, and what they share", async () => {
    const stage = await stageWith();
    const [mine, theirs] = [domainOf("a"), domainOf("b")];
    const runId = await stage.run([...people(mine, 3), ...people(theirs, 2), ...people("shared.example", 4)]);
    const at = (domain: string, egress: string | null) => ({ ...routeTo(domain), pacingKey: "host", egress });
    await recordRouted(stage.database, [at(mine, "a"), at(theirs, "b"), at("shared.example", null)], NAMES);
    const { backlog } = await readProgress(stage.database, runId, NAMES);
    expect(backlog).toMatchObject([
      {
        pacingKey: "host",
        open: 9,
        shared: 4,
        sources: [
          { egress: "a", open: 3 },
          { egress: "b", open: 2 },
        ],
      },
    ]);
  });

  test("beginTurn: a check bound to an egress is not claimed by another; a shared one by whichever is first", async () => {
    const stage = await stageWith();
    const theirs = domainOf("b");
    await stage.run([...people(theirs, 2), ...people("shared.example", 2)]);
    const routes = [
      { ...routeTo(theirs), egress: "b" },
      { ...routeTo("shared.example"), egress: null },
    ];
    await recordRouted(stage.database, routes, NAMES);
    const begin = (pacingKey: string, egress: string) =>
      stage.turns.beginTurn(
        { pacingKey, egress, laneId: laneName({ pacingKey, egress, number: 0 }), workerId: "w" },
        () => ({
          type: "start",
          state: initialPacingState(DEFAULT_POLICY, 0),
          limit: 8,
          openUntil: new Date(),
        }),
      );
    expect(await begin(`mx.${theirs}`, "a")).toEqual({ type: "idle" });
    expect(await begin(`mx.${theirs}`, "b")).toMatchObject({ type: "claimed" });
    expect(await begin("mx.shared.example", "a")).toMatchObject({ type: "claimed" });
    expect(await begin("mx.shared.example", "b")).toEqual({ type: "idle" });
  });
});

const laneName = ({ pacingKey, egress, number }: Lane): string => `${pacingKey}@${egress}#${number}`;
