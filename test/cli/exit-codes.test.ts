import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeCommands } from "../../apps/cli/src/rollcall/describe-commands.ts";
import { EXIT_CODES } from "../../apps/cli/src/rollcall/exit-codes.ts";

test("docs/cli.md: has the exit codes of the help", () => {
  const page = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(([, code, meaning]) => [Number(code), meaning]);
  expect(rows).toEqual(EXIT_CODES);
  for (const [code, meaning] of EXIT_CODES)
    expect(describeCommands()).toContain(`  ${String(code).padEnd(4)} ${meaning}\n`);
});
