import type { Reason, Status } from "@rollcall/verdict";
import type { Paint } from "./paint.ts";
import { REASON_WORDS } from "./reason-words.ts";
import { counted, number } from "./words.ts";
import type { List, RunProgress } from "@rollcall/core";

const ADVICE: Readonly<Record<Status, string>> = {
  deliverable: "send",
  risky: "send little, apart from the rest",
  undeliverable: "leave out",
  unknown: "ask again later, don't delete",
};

/** What a summary is made of. */
export interface Outcome {
  readonly list: Pick<List, "rowCount" | "duplicateCount" | "noAddressCount" | "blankCount">;
  /** Addresses of the run, with or without an answer. */
  readonly total: number;
  readonly counts: RunProgress["counts"];
}

/**
 * A table of a run's answers, status by status and reason by reason, with what to do and what it means. The reasons are
 * written as in the file. Shares are of all addresses, so that what is open is missing from them.
 */
export function summary({ list, total, counts }: Outcome, paint: Paint): string {
  const figures = figuresOf(total);
  const lines = [
    [
      counted(list.rowCount, "row"),
      counted(total, "address"),
      counted(list.duplicateCount, "duplicate"),
      `${number(list.noAddressCount + list.blankCount)} without an address`,
    ].join(" · "),
    "",
  ];
  for (const status of Object.keys(ADVICE) as Status[]) {
    const rows = counts.filter((row) => row.status === status && row.count > 0).sort((a, b) => b.count - a.count);
    const sum = rows.reduce((all, row) => all + row.count, 0);
    lines.push(`${paint(status, status.padEnd(NAME_COLUMNS))}${figures(sum)}${sum > 0 ? `  ${ADVICE[status]}` : ""}`);
    for (const { reason, count } of rows) {
      const words = REASON_WORDS[reason as Reason] ?? "";
      lines.push(paint("aside", `  ${reason.padEnd(NAME_COLUMNS - 2)}${figures(count)}  ${words}`));
    }
  }
  const open = total - counts.reduce((sum, row) => sum + row.count, 0);
  if (open > 0) lines.push(`${"still open".padEnd(NAME_COLUMNS)}${figures(open)}  no answer yet`);
  return `${lines.join("\n")}\n`;
}

/** The longest reason, provider_hides_mailboxes, with its indent. */
const NAME_COLUMNS = 26;

/** How a count and its share are written, all of one width. */
function figuresOf(total: number): (count: number) => string {
  const columns = Math.max(8, number(total).length + 1);
  return (count) => {
    const share = total === 0 ? "0.0" : ((100 * count) / total).toFixed(1);
    return number(count).padStart(columns) + `${share} %`.padStart(9);
  };
}
