import type { Database } from "@rollcall/postgres";
import { importFile } from "../lists/import-file.ts";
import type { List } from "../lists/list.ts";
import { EVERY_ROW } from "../rows/answer-query.ts";
import { exportTable } from "../rows/export-rows.ts";
import { insertRun } from "../runs/insert-run.ts";
import { recordUnasked } from "../turns/record-outcomes.ts";
import type { NewVerdict } from "../verdicts/verdict.ts";
import { NOT_AUDITED } from "./list-rows.ts";

const DAY_MS = 86_400_000;
const FRESH_FOR = { deliverable: DAY_MS, risky: DAY_MS, undeliverable: DAY_MS };

const ANSWERS = {
  d: ["deliverable", "accepted"],
  r: ["risky", "catch_all"],
  u: ["undeliverable", "mailbox_not_found"],
  k: ["unknown", "blocked"],
} as const;

export type Answer = keyof typeof ANSWERS;

/** An address says by its first letter what its server will say. */
export const addressFor = (answer: Answer, number: number, world: number): string =>
  `${answer}${number}@world${world}.example.org`;

/** The status that an address will have. */
export const statusOf = (email: string): string => ANSWERS[email[0]!.toLowerCase() as Answer][0];

/** A file's bytes. */
export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Imports a CSV file whose addresses are in its column "email". */
export async function importText(database: Database, text: string): Promise<List> {
  const file = { bytes: bytesOf(text), fileName: "list.csv", name: null, columns: ["email"], audit: NOT_AUDITED };
  return await importFile(database, file);
}

/** Runs over a list, and answers all that the run asks. Returns the run's id, and the number of addresses that it asked. */
export async function verifyList(
  database: Database,
  list: List,
): Promise<{ readonly runId: number; readonly asked: number }> {
  const kind = { kind: "list", listId: list.id, contactIds: null, priority: 0, firstStep: null } as const;
  const { runId } = await insertRun(database, { ...kind, freshFor: FRESH_FOR }, ["main"]);
  const { rows } = await database.pool.query<{ id: string; asked: string }>(
    "SELECT c.id, c.asked FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.run_id = $1 AND k.state <> 'done'",
    [runId],
  );
  const verdicts = rows.map(({ id, asked }) => verdict(id, asked));
  await recordUnasked(database, verdicts, FRESH_FOR);
  await database.pool.query("UPDATE runs SET state = 'completed', completed_at = now() WHERE id = $1", [runId]);
  return { runId, asked: rows.length };
}

function verdict(contactId: string, email: string): NewVerdict {
  const [status, reason] = ANSWERS[email[0]!.toLowerCase() as Answer];
  return {
    ...NOTHING,
    contactId,
    status,
    reason,
    safeToSend: status === "deliverable" ? "yes" : "no",
    checkedAt: new Date(),
  };
}

/** A verdict of which a server said nothing more. */
const NOTHING = {
  score: 50,
  catchAll: null,
  full: null,
  disabled: null,
  provider: null,
  mxHost: null,
  smtpCode: null,
  enhancedCode: null,
  smtpReply: null,
  rule: null,
  attempts: 1,
  durationMs: 1,
  evidence: [],
  transcript: null,
} as const;

/** The lines of an export, by column. */
export async function exportLines(
  database: Database,
  list: List,
  runId: number | null,
  options: object = {},
): Promise<Record<string, string>[]> {
  const table = exportTable(database, { list, runId, final: false, filter: EVERY_ROW, ...options });
  const lines: Record<string, string>[] = [];
  for await (const batch of table.rows())
    for (const cells of batch) lines.push(Object.fromEntries(cells.map((cell, at) => [table.header[at], cell])));
  return lines;
}

/** How often each word occurs. */
export const countWords = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(words)].sort().map((word) => [word, words.filter((one) => one === word).length]));
