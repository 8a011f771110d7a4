import type { OpenProblem } from "../api/schemas.ts";

/** The problem to show, and how many others are open. */
export interface ShownProblem {
  readonly problem: OpenProblem;
  readonly others: number;
  /** What is remembered when it is hidden: the warnings that were open then. Another one shows itself again. */
  readonly mark: string;
}

/**
 * Of open problems, the gravest first, the one to show; null: none, or warnings alone that were hidden. `dismissed`: the mark of the
 * last time something was hidden, or null.
 */
export function shownProblem(problems: readonly OpenProblem[], dismissed: string | null): ShownProblem | null {
  const [problem] = problems;
  if (problem === undefined) return null;
  const hidden = new Set(dismissed?.split("\n"));
  const ids = problems.map(({ id }) => id);
  if (problem.severity === "warning" && ids.every((id) => hidden.has(id))) return null;
  return { problem, others: problems.length - 1, mark: ids.join("\n") };
}
