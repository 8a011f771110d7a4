import type { Step } from "../api/schemas.ts";
import { syntaxProblemWords } from "./syntax-problem.ts";

/** What a step says, for reading: without the code that stands beside it, and with lists on one line. */
export function stepDetail({ step, detail, code, outcome }: Step): string | null {
  if (detail === null) return null;
  if (step === "syntax") return outcome === "failed" ? syntaxProblemWords(detail) : detail;
  const words =
    code !== null && detail.startsWith(String(code)) ? detail.slice(String(code).length).trimStart() : detail;
  return step === "ehlo" ? words.replaceAll("\n", " · ") : words;
}
