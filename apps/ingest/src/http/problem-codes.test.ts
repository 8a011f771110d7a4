import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PROBLEM_CODES } from "./problem-codes.ts";

const PAGE = new URL("../../../../docs/api.md", import.meta.url);
const HEAD = ["status", "code", "what to do"];

/** A row for each code, by status, as oxfmt aligns it. */
function table(): string {
  const rows = Object.entries(PROBLEM_CODES)
    .flatMap(([code, { statuses, advice }]) => statuses.map((status) => [String(status), `\`${code}\``, advice]))
    .toSorted(([a = ""], [b = ""]) => Number(a) - Number(b));
  const widths = HEAD.map((name, column) => Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? name).length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(HEAD), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

test("docs/api.md: has every code of a problem (`-u` writes the table)", async () => {
  const page = readFileSync(PAGE, "utf8");
  const found = /\| status +\| code +\|[^\n]*\n(?:\|[^\n]*\n)+/;
  expect(page).toMatch(found);
  await expect(page.replace(found, () => `${table()}\n`)).toMatchFileSnapshot(PAGE.pathname);
});
