import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { contactKey, CONTACTS_KEY, recheckContact } from "../api/contacts.ts";
import { isUnderWay, useRun } from "../api/runs.ts";
import { announce, announceProblem } from "../kit/toast.tsx";

interface Recheck {
  readonly start: () => void;
  readonly isUnderWay: boolean;
}

/** Asks one contact again, and brings the page up to date when the answer is there. */
export function useRecheck(id: string): Recheck {
  const queries = useQueryClient();
  const [runId, setRunId] = useState<string | null>(null);
  const begin = useMutation({
    mutationFn: () => recheckContact(id),
    onSuccess: (run) => setRunId(run.id),
    onError: announceProblem,
  });
  const run = useRun(runId).data;
  const isOver = run !== undefined && !isUnderWay(run);
  useEffect(() => {
    if (!isOver) return;
    setRunId(null);
    announce("The contact was asked again");
    void queries.invalidateQueries({ queryKey: contactKey(id) });
    void queries.invalidateQueries({ queryKey: CONTACTS_KEY });
  }, [isOver, id, queries]);
  return { start: () => begin.mutate(), isUnderWay: begin.isPending || (runId !== null && !isOver) };
}
