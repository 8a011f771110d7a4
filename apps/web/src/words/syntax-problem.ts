import { describeProblem, SYNTAX_PROBLEMS, type SyntaxProblem } from "@rollcall/address";

/** A syntax problem's code as a sentence. A code that this version doesn't know yet is shown as it came. */
export function syntaxProblemWords(problem: string): string {
  return isKnown(problem) ? describeProblem(problem) : problem.replaceAll("_", " ");
}

function isKnown(problem: string): problem is SyntaxProblem {
  return (SYNTAX_PROBLEMS as readonly string[]).includes(problem);
}
