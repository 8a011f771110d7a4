import { expect, test } from "vitest";
import { describeProblem, SYNTAX_PROBLEMS } from "./syntax-problem.ts";

test("describeProblem: each problem has a sentence of its own", () => {
  const sentences = SYNTAX_PROBLEMS.map(describeProblem);
  expect(new Set(sentences).size).toBe(SYNTAX_PROBLEMS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/u);
});
