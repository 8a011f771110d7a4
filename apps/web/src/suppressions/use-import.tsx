import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactElement } from "react";
import type { SuppressionsAdded } from "../api/schemas.ts";
import { importSuppressions, SUPPRESSIONS_KEY } from "../api/suppressions.ts";
import { announceProblem } from "../kit/toast.tsx";
import { ACCEPTED } from "../upload/accepted.ts";

interface Import {
  /** Has to stand somewhere on the page. */
  readonly picker: ReactElement;
  readonly choose: () => void;
  readonly isPending: boolean;
}

/** Brings a file's addresses onto the suppression list. */
export function useImport(onDone: (added: SuppressionsAdded) => void): Import {
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const bringIn = useMutation({
    mutationFn: importSuppressions,
    onSuccess: (added) => {
      onDone(added);
      return queries.invalidateQueries({ queryKey: SUPPRESSIONS_KEY });
    },
    onError: announceProblem,
  });
  const picker = (
    <input
      ref={input}
      type="file"
      hidden
      accept={ACCEPTED}
      aria-label="A file with addresses and domains"
      data-suppressions
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file !== undefined) bringIn.mutate(file);
        event.target.value = "";
      }}
    />
  );
  return { picker, choose: () => input.current?.click(), isPending: bringIn.isPending };
}
