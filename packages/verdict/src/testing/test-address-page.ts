import { WEIGHTS } from "../score.ts";
import type { TestAnswer } from "../test-answers.ts";

/** Generates docs/test-addresses.md from the table of test addresses at a domain. */
export function testAddressPage(addresses: ReadonlyMap<string, TestAnswer>, domain: string): string {
  const rows = [...addresses].map(([name, { reason, afterSeconds, waitsFor }]) => {
    const { status, safeToSend, score } = WEIGHTS[reason];
    const wait = waitsFor === null ? `${afterSeconds} s` : `${afterSeconds} s, \`${waitsFor}\``;
    return [`\`${name}\``, status, `\`${reason}\``, safeToSend, String(score), afterSeconds === 0 ? "" : wait];
  });
  return [...INTRODUCTION(domain), ...table(["name", "status", "reason", "safe to send", "score", "waits"], rows)].join(
    "\n",
  );
}

const INTRODUCTION = (domain: string): readonly string[] => [
  "# Test addresses",
  "",
  `Every installation answers addresses at \`${domain}\` by this table, so a program can be tested against each answer. No DNS and`,
  "no mail server is asked of them: `test` is a reserved name (RFC 2606), which no domain on the Internet can have.",
  "",
  `\`mailbox_full@${domain}\` is always \`mailbox_full\`. A tag makes another address with the same answer, such as`,
  `\`mailbox_full+42@${domain}\`. Any other name is \`mailbox_not_found\`.`,
  "",
  "They work in single checks and in lists, and each run answers them anew. Those that wait are answered by a worker, up to a quarter",
  "of a minute after their time; a single check with a shorter `timeout_ms` is 202 until then, as with a slow server.",
  "",
  "A [key](api.md#authentication) that is made with `--sandbox` verifies nothing else, by single checks.",
  "",
  "Their answers are marked: `test` is `true` in the API, `rc_test` in an export that asks for this column, and the only evidence is",
  'of the type `test`. The web app shows "Test address" beside the verdict. `GET /v1/test-addresses` is this table as JSON.',
  "",
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line), ""];
}
