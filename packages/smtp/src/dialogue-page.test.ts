import { expect, test } from "vitest";
import { MAY_FOLLOW, MAY_PIPELINE } from "./transition.ts";

/** What each state awaits. */
const WAITS_FOR: Readonly<Record<keyof typeof MAY_FOLLOW, string>> = {
  greeting: "the banner",
  EHLO: "the reply to EHLO",
  HELO: "the reply to HELO",
  STARTTLS: "the reply to STARTTLS",
  handshake: "the TLS handshake",
  MAIL: "the reply to MAIL FROM",
  RCPT: "the reply to RCPT TO",
  RSET: "the reply to RSET",
  QUIT: "the reply to QUIT",
  closed: "nothing: the connection is closed",
};

function arrows(): string {
  return Object.entries(MAY_FOLLOW)
    .flatMap(([state, verbs]) => verbs.map((verb) => `  ${state} --> ${verb}`))
    .join("\n");
}

function table(): string {
  const list = (names: readonly string[] = []): string => names.join(", ") || "nothing";
  const rows = [
    ["state", "waits for", "may be followed by", "may be pipelined behind it"],
    ...Object.entries(MAY_FOLLOW).map(([state, verbs]) => [
      `\`${state}\``,
      WAITS_FOR[state as keyof typeof MAY_FOLLOW],
      list(verbs),
      list(MAY_PIPELINE[state as keyof typeof MAY_PIPELINE]),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[], pad: string): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!, pad)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [
    line(head, " "),
    line(
      head.map(() => ""),
      "-",
    ),
    ...body.map((row) => line(row, " ")),
  ].join("\n");
}

const page = `# The SMTP dialogue

Made from \`packages/smtp/src/transition.ts\` by the test beside it (\`npx vitest -u\` on it after a change).

A session is a pure function: \`step(dialogue, input)\` gives the next dialogue and what to do on the wire
(\`packages/smtp/src/step.ts\`). \`send\` refuses a command that this table does not allow, so no transition can say what the
protocol forbids at that point (RFC 5321 §4.1.4, RFC 3207 §4.2, RFC 2920 §3.1). There is no DATA in it: no message can be sent.

\`\`\`mermaid
stateDiagram-v2
  [*] --> greeting
${arrows()}
  STARTTLS --> handshake
  QUIT --> closed
  closed --> [*]
\`\`\`

${table()}
`;

test("docs/dialogue.md: shows the table of legal commands", async () => {
  await expect(page).toMatchFileSnapshot("../../../docs/dialogue.md");
});
