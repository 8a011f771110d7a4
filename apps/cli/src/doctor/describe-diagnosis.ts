import { harmless, wrapText } from "@rollcall/compose/terminal/wrap-text";
import type { Paint } from "../terminal/notice.ts";
import type { Diagnosis, Finding } from "@rollcall/core";

const WORDS = {
  ok: "  ok     ",
  warning: "  better ",
  problem: "  MEND   ",
  skipped: "  -      ",
} as const;

const COLOURS = { ok: "deliverable", warning: "risky", problem: "undeliverable", skipped: "aside" } as const;

const VERDICTS: Readonly<Record<Diagnosis["verdict"], string>> = {
  ok: "Nothing stands in the way of good answers.",
  warning: "It works. What is marked better costs some answers.",
  problem: "What is marked MEND costs many answers.",
};

/** A diagnosis for people: what was found, and of what is not well, what it means and how to mend it. */
export function describeDiagnosis({ findings, verdict }: Diagnosis, columns: number, paint: Paint): string {
  const told = findings.map((finding) => describeFinding(finding, columns, paint));
  return `${told.join("\n")}\n\n${VERDICTS[verdict]}\n`;
}

function describeFinding({ title, state, detail, meaning, mend }: Finding, columns: number, paint: Paint): string {
  const indent = " ".repeat(WORDS.ok.length);
  const line = (text: string): string => wrapText(harmless(text), columns - indent.length, indent);
  const lines = [`${paint(COLOURS[state], WORDS[state])}${line(`${title}: ${detail}`)}`];
  if (state === "warning" || state === "problem") lines.push(`${indent}${line(meaning)}`);
  if (mend !== "") lines.push(`${indent}${paint("aside", line(mend))}`);
  return lines.join("\n");
}
