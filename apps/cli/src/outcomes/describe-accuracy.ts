import type { Accuracy, AccuracyReport } from "@rollcall/core";

const GROUPS = [
  ["byStatus", "By status"],
  ["byReason", "By reason"],
  ["byProvider", "By provider"],
  ["byScore", "By score, from"],
] as const satisfies readonly (readonly [keyof AccuracyReport, string])[];

/** The report as a page of text: a sentence for each status, and a table for each group. */
export function describeAccuracy(report: AccuracyReport): string {
  if (report.byStatus.length === 0)
    return "No outcome is known of a contact that was verified before. Import some first.\n";
  const sentences = report.byStatus.map(sentence).join("");
  return `${sentences}\n${GROUPS.map(([group, title]) => table(title, report[group])).join("\n")}`;
}

function sentence({ said, sent, bounced, rate }: Accuracy): string {
  const between =
    rate === null ? "" : ` (${percent(rate.share)}; ${percent(rate.low)} to ${percent(rate.high)} is likely)`;
  return `Of ${number(sent)} called ${said} ${number(bounced)} bounced${between}.\n`;
}

function table(title: string, rows: readonly Accuracy[]): string {
  const lines = [
    [title, "sent", "bounced", "refused", "complained", "rate"],
    ...rows.map(({ said, sent, bounced, refused, complained, rate }) => [
      said,
      ...[sent, bounced, refused, complained].map(number),
      rate === null ? "" : percent(rate.share),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const aligned = (line: readonly string[]): string =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return lines.map((line) => `${aligned(line)}\n`).join("");
}

const number = (value: number): string => value.toLocaleString("en");
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
