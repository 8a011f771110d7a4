import type { List, RunProgress } from "@rollcall/ports";
import { counted, number } from "./words.ts";

const ADVICE: Readonly<Record<string, string>> = {
  deliverable: "send",
  risky: "send little, apart from the rest",
  undeliverable: "leave out",
  unknown: "ask again later, don't delete",
};

/** A table of a run's answers, status by status and reason by reason, with what to do. */
export function summary(list: List, counts: RunProgress["counts"]): string {
  const total = counts.reduce((sum, row) => sum + row.count, 0);
  const lines = [
    `${counted(list.rowCount, "row")}, ${counted(list.contactCount, "address")} ` +
      `(${counted(list.duplicateCount, "duplicate row")}, ${number(list.noAddressCount + list.blankCount)} rows without an address)`,
    "",
  ];
  for (const status of ["deliverable", "risky", "undeliverable", "unknown"]) {
    const rows = counts.filter((row) => row.status === status).sort((a, b) => b.count - a.count);
    const sum = rows.reduce((all, row) => all + row.count, 0);
    lines.push(`${status.padEnd(28)}${number(sum).padStart(8)}${share(sum, total)}   ${ADVICE[status] ?? ""}`);
    for (const row of rows)
      lines.push(`  ${row.reason.padEnd(26)}${number(row.count).padStart(8)}${share(row.count, total)}`);
  }
  return `${lines.join("\n")}\n`;
}

function share(part: number, total: number): string {
  return `${total === 0 ? "0.0" : ((100 * part) / total).toFixed(1)} %`.padStart(9);
}
