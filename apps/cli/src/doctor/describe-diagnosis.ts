import { harmless, wrapText } from "@rollcall/compose/terminal/wrap-text";
import type { Diagnosis, Finding } from "@rollcall/core";
import type { Paint } from "../terminal/notice.ts";

const WORDS = {
  ok: "  ok     ",
  warning: "  better ",
  problem: "  FIX    ",
  skipped: "  -      ",
} as const;

const COLOURS = { ok: "deliverable", warning: "risky", problem: "undeliverable", skipped: "aside" } as const;

const VERDICTS: Readonly<Record<Diagnosis["verdict"], string>> = {
  ok: "Everything is fine.",
  warning: "It works. Findings marked better cost some answers.",
  problem: "Findings marked FIX cost many answers.",
};

/** Formats a diagnosis: each finding and, if it isn't ok, what it means and how to fix it. */
export function describeDiagnosis({ findings, verdict }: Diagnosis, columns: number, paint: Paint): string {
  const blocks = findings.map((finding) => describeFinding(finding, columns, paint));
  return `${blocks.join("\n")}\n\n${VERDICTS[verdict]}\n`;
}

function describeFinding({ title, state, detail, meaning, fix }: Finding, columns: number, paint: Paint): string {
  const indent = " ".repeat(WORDS.ok.length);
  const line = (text: string): string => wrapText(harmless(text), columns - indent.length, indent);
  const lines = [`${paint(COLOURS[state], WORDS[state])}${line(`${title}: ${detail}`)}`];
  if (state === "warning" || state === "problem") lines.push(`${indent}${line(meaning)}`);
  if (fix !== "") lines.push(`${indent}${paint("aside", line(fix))}`);
  return lines.join("\n");
}
