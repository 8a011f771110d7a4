import type { RedecideReport } from "@rollcall/core";

/** What deciding again changed, for people: a sentence, and a line for each kind of change. */
export function changeTable({ seen, changed, changes }: RedecideReport, dryRun: boolean): string {
  const verb = dryRun ? "would change" : "changed";
  if (changed === 0) return `${verdicts(seen)} decided again: none ${verb}.\n`;
  const numbers = changes.map(({ count }) => String(count));
  const width = Math.max(...numbers.map((number) => number.length));
  const from = Math.max(...changes.map((change) => change.from.length));
  const lines = changes.map(
    (change, index) => `  ${(numbers[index] ?? "").padStart(width)}  ${change.from.padEnd(from)}  →  ${change.to}`,
  );
  return `${verdicts(seen)} decided again: ${changed} ${verb}.\n\n${lines.join("\n")}\n`;
}

const verdicts = (count: number): string => (count === 1 ? "1 verdict" : `${count} verdicts`);
