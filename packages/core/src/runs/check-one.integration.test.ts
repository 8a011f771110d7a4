import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { checkOne, type CheckOnePorts, readCheckOne } from "./check-one.ts";
import { readSteps } from "./step.ts";
import { readRun } from "./run-store.ts";
let database: Database;
let ports: CheckOnePorts;
let lookUps = 0;

beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
  const lanes = {
    open: async () => {},
    wake: async () => {},
    resolve: async () => void (lookUps += 1),
  };
  ports = { database, lanes, clock: { nowMs: () => Date.now(), random: () => 0 }, settings: TEST_SETTINGS };
});
beforeEach(async () => {
  lookUps = 0;
  await database.pool.query("TRUNCATE contacts, runs CASCADE");
});
afterAll(() => database.close());

async function started(text: string, recheck = false): Promise<number> {
  const answer = await checkOne(ports, text, recheck);
  if (answer.type !== "started") throw new Error(answer.type);
  return answer.runId;
}

describe("checkOne", () => {
  test("checkOne: starts a watched run for the address in a text, ahead of all lists, and wakes the resolver", async () => {
    const runId = await started("Anna Lind <Anna.Lind@quillmoor-foundry.com>");
    expect(await readRun(database, runId)).toMatchObject({ kind: "single", state: "running", total: 1, done: 0 });
    const { rows } = await database.pool.query<{ priority: number }>("SELECT priority FROM runs");
    expect(rows[0]?.priority).toBeGreaterThan(0);
    const contacts = await database.pool.query("SELECT asked, domain FROM contacts");
    expect(contacts.rows).toEqual([{ asked: "Anna.Lind@quillmoor-foundry.com", domain: "quillmoor-foundry.com" }]);
    expect(await readSteps(database, runId, 0)).toMatchObject([
      { step: "syntax", outcome: "ok", detail: "Anna.Lind@quillmoor-foundry.com" },
    ]);
    expect(lookUps).toBe(1);
  });

  test("checkOne: a valid stored verdict is the answer, unless a recheck is requested", async () => {
    const first = await started("anna@quillmoor-foundry.com");
    await database.pool.query(
      `WITH v AS (
         INSERT INTO verdicts (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
         SELECT id, 'deliverable', 'accepted', 'yes', 95, 1, now(), '[]' FROM contacts RETURNING id, contact_id)
       UPDATE contacts SET verdict_id = v.id, status = 'deliverable', reason = 'accepted', checked_at = now(),
         fresh_until = now() + interval '1 day' FROM v WHERE v.contact_id = contacts.id`,
    );
    await database.pool.query("DELETE FROM runs WHERE id = $1", [first]);
    expect(await readRun(database, await started("anna@quillmoor-foundry.com"))).toMatchObject({ done: 1 });
    expect(await readRun(database, await started("anna@quillmoor-foundry.com", true))).toMatchObject({ done: 0 });
  });

  test("checkOne: a malformed address is decided at once", async () => {
    const runId = await started("anna..lind@quillmoor-foundry.com");
    expect(await readCheckOne(database, runId)).toMatchObject({
      verdict: { status: "undeliverable", reason: "invalid_syntax", attempts: 0 },
    });
    expect(await readSteps(database, runId, 0)).toMatchObject([{ step: "syntax", outcome: "failed" }]);
  });

  test("checkOne: an address that is spelled out is malformed, with what was meant as a suggestion", async () => {
    const runId = await started("anna (at) gmail.com");
    expect(await readCheckOne(database, runId)).toMatchObject({
      contact: { suggestion: "anna@gmail.com" },
      verdict: { status: "undeliverable", reason: "invalid_syntax" },
    });
  });

  test("checkOne: a text without an address starts nothing", async () => {
    expect(await checkOne(ports, "see notes", false)).toEqual({ type: "no_address" });
    expect((await database.pool.query("SELECT 1 FROM runs")).rowCount).toBe(0);
  });
});
