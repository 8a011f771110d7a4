import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import type { DecidedTypos, TypoAction } from "../api/schemas.ts";
import { decideTypos, refreshTypos, type TypoChoice } from "../api/typos.ts";
import { announce, announceProblem } from "../kit/toast.tsx";
import { decidedWords } from "../words/typos.ts";

/** A decision about some addresses. */
interface Decision {
  readonly choice: TypoChoice;
  readonly action: TypoAction;
}

export type Deciding = UseMutationResult<DecidedTypos, unknown, Decision>;

/** Decides about typos of a list, confirms, and refetches. */
export function useDeciding(id: string): Deciding {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ choice, action }: Decision) => decideTypos(id, choice, action),
    onSuccess: ({ changed, run_id: runId }, { action }) => {
      announce(decidedWords(action, changed, runId !== null));
      return refreshTypos(queries, id);
    },
    onError: announceProblem,
  });
}
