import { afterEach, describe, expect, test } from "vitest";
import { type HeldClock, heldClock, REFUSED, UNKNOWN } from "./held-clock.ts";
import {
  addOutcomes,
  addSuppressions,
  readEntry,
  readOutcome,
  startRun,
  eraseAddress,
  keepPartitions,
  readAddress,
  writeAudit,
} from "@rollcall/core";

const START = new Date("2026-01-05T06:00:00Z");
const ANN = "ann.o'neil@shop.com";

let held: HeldClock;
afterEach(() => held.close());

/** Every column of the database, of whatever type, that contains a text. */
async function traces(text: string): Promise<string[]> {
  const columns = await held.rows(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema IN ('public', 'bullmq') AND table_type = 'BASE TABLE'`,
  );
  expect(columns.length).toBeGreaterThan(150);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await held.rows(
      `SELECT count(*)::int AS count FROM "${String(table)}" t WHERE strpos(lower(to_jsonb(t."${String(column)}")::text), lower($1)) > 0
         OR strpos(lower(t."${String(column)}"::text), lower($1)) > 0`,
      [text],
    );
    if (rows[0]?.["count"] !== 0) found.push(`${String(table)}.${String(column)}`);
  }
  return found.sort();
}

const evidence = (text: string) => [
  {
    type: "reply",
    stage: "rcpt",
    subject: "recipient",
    code: 550,
    enhanced: null,
    text,
    host: "mx",
    provider: null,
    atMs: 1,
    durationMs: 1,
  } as const,
];

const NO_MENTION = { suggestion: null, other_contact_ids: [] };

/** Ann, in every place where a person can be; joann, whose address ends like hers; and bert. */
async function crowd(): Promise<{ ann: string; joann: string; bert: string; runId: number }> {
  const [ann = "", joann = "", bert = ""] = await held.addContacts([ANN, `jo${ANN}`, "bert@shop.com"]);
  await held.rows("UPDATE contacts SET suggestion = $1 WHERE id = $2", [ANN, bert]);
  await held.rows(
    "INSERT INTO lists (id, name, file_name, state, columns) VALUES (7, $1, 'list of ann.o''neil@shop.com.csv', 'ready', ARRAY['email', $1])",
    [`For ${ANN}`],
  );
  const rows: [string[], string | null, string[]][] = [
    [[ANN.toUpperCase(), "Ann", "+44 1", `write to <${ANN}>`], ann, []],
    [["bert@shop.com", `boss: ${ANN}\nand more`, "x"], bert, [ann]],
    [[`jo${ANN}`, "Joann"], joann, []],
  ];
  for (const [at, [cells, contactId, others]] of rows.entries()) {
    const beside = [
      ...others.map((id) => ({ id, asked: ANN, traits: 0 })),
      { id: bert, asked: "bert@shop.com", traits: 0, suggestion: ANN },
    ];
    await held.rows(
      `INSERT INTO list_rows (list_id, row_number, cells, contact_id, asked, traits, suggestion, other_contact_ids, other_contacts)
       VALUES (7, $1, $2, $3, $4, 0, $5, $6, $7)`,
      [at + 1, JSON.stringify(cells), contactId, cells[0], ANN, others, JSON.stringify(beside)],
    );
  }
  const freshFor = { deliverable: null, risky: null, undeliverable: null };
  const run = { kind: "list", listId: 7, contactIds: null, priority: 0, firstStep: null, freshFor } as const;
  const { runId } = await startRun(held, run);
  await startRun(held, {
    ...run,
    kind: "single",
    listId: null,
    contactIds: [ann],
    firstStep: { atMs: 0, step: "syntax", outcome: "ok", host: null, detail: ANN, code: null, durationMs: null },
  });
  await held.record([ann], { ...REFUSED, smtpReply: `<${ANN}>: gone`, evidence: evidence(`<${ANN}>: gone`) });
  // Hers is in a partition before the current one.
  await keepPartitions(held.database);
  await held.record([joann], { evidence: evidence(`like\n${ANN} is jo${ANN}`) });
  await startRun(held, { ...run, kind: "contacts", listId: null, contactIds: [ann, bert] });
  await addSuppressions(held.database, null, [readEntry(ANN, `${ANN} asked`)]);
  await addOutcomes(held.database, null, { source: "api", suppress: false }, [
    {
      number: 1,
      read: readOutcome({ email: ANN, kind: "bounce", at: "1762164672", id: null, words: `550 <${ANN}>` }, Date.now()),
    },
  ]);
  await writeAudit(held.database, { actor: "local", action: "list.renamed", subject: ANN, detail: { who: ANN } });
  await held.rows("INSERT INTO pacing_keys (key, egress, state) VALUES ('k', 'main', $1)", [
    JSON.stringify({ suspension: { words: `550 ${ANN} blocked` } }),
  ]);
  await held.rows("INSERT INTO webhooks (id, url, events, secret) VALUES (1, $1, '{}', 's')", [
    `https://h.example/?to=${ANN}`,
  ]);
  await held.rows("INSERT INTO webhook_deliveries (webhook_id, event, message_id, payload) VALUES (1, 'x', 'm', $1)", [
    ANN,
  ]);
  return { ann, joann, bert, runId };
}

describe("eraseAddress", () => {
  test("eraseAddress: afterwards no table contains the address or its id, and the receipt has neither", async () => {
    held = await heldClock(START);
    const { ann } = await crowd();
    expect((await traces(ANN)).length).toBeGreaterThan(12);
    const { deleted } = await eraseAddress(held.database, "local", ANN);
    expect(deleted).toMatchObject({ contacts: 1, verdicts: 1, checks: 3, single_checks: 1, suppressions: 1, rows: 2 });
    expect(JSON.stringify(deleted).toLowerCase()).not.toContain("neil");
    // Only joann is left, whose address contains hers.
    const left = await traces(ANN);
    expect(left.sort()).toEqual([
      "contacts.asked",
      "list_rows.asked",
      "list_rows.cells",
      "verdicts.evidence",
      "verdicts_1.evidence",
    ]);
    expect(await traces(`jo${ANN}`)).toEqual(left);
    expect(await traces(ann)).toEqual([]);
    await held.rows("DELETE FROM contacts WHERE asked LIKE 'jo%'");
    await held.rows("DELETE FROM list_rows WHERE row_number = 3");
    await held.rows("DELETE FROM verdicts");
    expect(await traces(ANN)).toEqual([]);
    expect(await traces("neil")).toEqual([]);
    expect(await readAddress(held.database, ANN, ann)).toBeNull();
  });

  test("eraseAddress: others keep their rows, verdicts and runs, with correct counts", async () => {
    held = await heldClock(START);
    const { joann, bert, runId } = await crowd();
    await eraseAddress(held.database, "local", ANN);
    expect(
      await held.rows(
        "SELECT row_number, cells, contact_id, asked, suggestion, other_contact_ids FROM list_rows ORDER BY 1",
      ),
    ).toEqual([
      { row_number: 1, cells: '["","","",""]', contact_id: null, asked: null, ...NO_MENTION },
      { row_number: 2, cells: '["bert@shop.com","","x"]', contact_id: bert, asked: "bert@shop.com", ...NO_MENTION },
      {
        row_number: 3,
        cells: JSON.stringify([`jo${ANN}`, "Joann"]),
        contact_id: joann,
        asked: `jo${ANN}`,
        ...NO_MENTION,
      },
    ]);
    for (const { other_contacts: others } of await held.rows("SELECT other_contacts FROM list_rows"))
      expect(others).toEqual([{ id: bert, asked: "bert@shop.com", traits: 0 }]);
    expect(await held.rows("SELECT total, done, state FROM runs WHERE id = $1", [runId])).toEqual([
      { total: 2, done: 1, state: "running" },
    ]);
    expect(await held.rows("SELECT status, count FROM run_counts WHERE run_id = $1", [runId])).toEqual([
      { status: "deliverable", count: 1 },
    ]);
    await held.record([bert], UNKNOWN);
    expect(await held.rows("SELECT DISTINCT state FROM runs")).toEqual([{ state: "completed" }]);
  });

  test("recordUnasked: an answer after the erasure leaves nothing behind", async () => {
    held = await heldClock(START);
    const { ann } = await crowd();
    await eraseAddress(held.database, "local", ANN);
    await held.record([ann], { smtpReply: ANN });
    expect(await traces(ann)).toEqual([]);
  });

  test("eraseAddress: repeated, or for an unknown address, it finds nothing", async () => {
    held = await heldClock(START);
    await crowd();
    await eraseAddress(held.database, "local", ANN);
    const { deleted: again } = await eraseAddress(held.database, "local", ANN);
    expect(Object.values(again).every((count) => count === 0)).toBe(true);
  });
});
