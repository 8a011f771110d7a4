import { cutText, harmless } from "@rollcall/compose/terminal/wrap-text";
import { type Database, EVERY_ROW, type AnsweredRow, readRows } from "@rollcall/core";
import type { SampleTruth } from "@rollcall/mailworld";
import type { Reason } from "@rollcall/verdict";
import type { Paint } from "../terminal/notice.ts";
import { number } from "../terminal/words.ts";

/** The sample has about a thousand rows. */
const ROWS_LIMIT = 10_000;

/** Reasons with instructive replies. */
const SHOWN: readonly Reason[] = [
  "accepted",
  "catch_all",
  "mailbox_full",
  "mailbox_not_found",
  "mailbox_disabled",
  "blocked",
];

/** Reads the sample's rows with their answers. */
export async function readAnswers(
  database: Database,
  list: { readonly listId: number; readonly runId: number },
): Promise<AnsweredRow[]> {
  return await readRows(database, { ...list, final: true, several: false }, EVERY_ROW, {
    afterRow: 0,
    limit: ROWS_LIMIT,
  });
}

/** The fields of a row that are shown. */
export type ShownRow = Pick<
  AnsweredRow,
  "rowNumber" | "contactId" | "asked" | "status" | "reason" | "smtpCode" | "smtpReply"
>;

/** A few answers with the replies of their servers. */
export function answersInWords(rows: readonly ShownRow[], columns: number, paint: Paint): string[] {
  return SHOWN.flatMap((reason) => {
    const row = rows.find((one) => one.reason === reason && one.smtpReply !== null);
    if (!row?.status) return [];
    const said = harmless(`${row.smtpCode ?? ""} ${row.smtpReply ?? ""}`);
    return [
      `  ${row.asked}: ${paint(row.status, row.status)}, ${reason}`,
      paint("aside", `    ${cutText(said, columns - 4)}`),
    ];
  });
}

/**
 * Compares answers with the truth of the simulated world, which Rollcall doesn't know. Wrong means a false deliverable
 * or undeliverable; "risky" or "unknown" for a decidable mailbox is only cautious.
 */
export function compareWithTruth(rows: readonly ShownRow[], truths: readonly SampleTruth[]): string {
  const tally = { right: 0, cautious: 0, wrong: 0 };
  for (const row of rows) {
    if (row.contactId === null) continue;
    const { status, reason } = row;
    const known = truths[row.rowNumber - 1]?.truths ?? [];
    if (known.some((truth) => truth.status === status && truth.reason === reason)) tally.right += 1;
    else if (known.some((truth) => truth.status === status) || status === "risky" || status === "unknown")
      tally.cautious += 1;
    else tally.wrong += 1;
  }
  return (
    `Compared with the truth of that world, row by row: ${number(tally.right)} right, ${number(tally.cautious)} more ` +
    `cautious than necessary, ${number(tally.wrong)} wrong.`
  );
}
