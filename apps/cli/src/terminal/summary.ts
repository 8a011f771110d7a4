import type { List, RunProgress } from "@rollcall/ports";
import type { Reason, Status } from "@rollcall/verdict";
import type { Paint } from "./paint.ts";
import { REASON_WORDS } from "./reason-words.ts";
import { counted, number } from "./words.ts";

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
  const without = list.noAddressCount + list.blankCount;
  const lines = [
    `${counted(list.rowCount, "row")} with ${counted(total, "address")}` +
      ` (${counted(list.duplicateCount, "duplicate row")}, ${counted(without, "row")} without an address)`,
    "",
  ];
  for (const status of Object.keys(ADVICE) as Status[]) {
    const rows = counts.filter((row) => row.status === status && row.count > 0).sort((a, b) => b.count - a.count);
    const sum = rows.reduce((all, row) => all + row.count, 0);
    lines.push(
      `${paint(status, status.padEnd(28))}${figures(sum, total)}   ${sum > 0 ? ADVICE[status] : ""}`.trimEnd(),
    );
    for (const { reason, count } of rows) {
      const words = REASON_WORDS[reason as Reason] ?? "";
      lines.push(paint("aside", `  ${reason.padEnd(26)}${figures(count, total)}   ${words}`));
    }
  }
  const open = total - counts.reduce((sum, row) => sum + row.count, 0);
  if (open > 0) lines.push(`${"still open".padEnd(28)}${figures(open, total)}   no answer yet`);
  return `${lines.join("\n")}\n`;
}

function figures(count: number, total: number): string {
  const share = total === 0 ? "0.0" : ((100 * count) / total).toFixed(1);
  return number(count).padStart(9) + `${share} %`.padStart(9);
}
