import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import {
  controlRun,
  deleteList,
  labelList,
  listKey,
  LISTS_KEY,
  renameList,
  type RunAction,
  startList,
} from "../api/lists.ts";
import type { List, Run } from "../api/schemas.ts";
import { announce, announceProblem } from "../kit/toast.tsx";

interface ListActions {
  readonly start: UseMutationResult<Run, unknown, boolean>;
  readonly control: UseMutationResult<Run, unknown, RunAction>;
  readonly rename: UseMutationResult<List, unknown, string>;
  readonly label: UseMutationResult<List, unknown, Parameters<typeof labelList>[1]>;
  readonly remove: UseMutationResult<void, unknown, void>;
}

const DONE: Record<RunAction, string> = {
  pause: "Paused",
  resume: "Resumed",
  finish: "Finishing. Checks under way end first.",
  cancel: "Stopped. Results so far are kept.",
};

/** The actions of a list; each confirms and refetches. */
export function useListActions(list: List): ListActions {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const refresh = async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: listKey(list.id) }),
      queries.invalidateQueries({ queryKey: LISTS_KEY }),
      queries.invalidateQueries({ queryKey: ["results", list.id] }),
      queries.invalidateQueries({ queryKey: ["summary", list.id] }),
    ]);
  };
  const takeRun = (run: Run): void => {
    queries.setQueryData<List>(listKey(list.id), (now) => now && { ...now, run });
  };
  const start = useMutation({
    mutationFn: (recheck: boolean) => startList(list.id, recheck),
    onSuccess: (run) => {
      takeRun(run);
      announce("Checking started. You can close this page.");
      return refresh();
    },
    onError: announceProblem,
  });
  const control = useMutation({
    mutationFn: (action: RunAction) => controlRun(list.run?.id ?? "", action),
    onSuccess: (run, action) => {
      takeRun(run);
      announce(DONE[action]);
      return refresh();
    },
    onError: announceProblem,
  });
  const rename = useMutation({
    mutationFn: (name: string) => renameList(list.id, name),
    onSuccess: (renamed) => {
      queries.setQueryData(listKey(list.id), renamed);
      return refresh();
    },
    onError: announceProblem,
  });
  const label = useMutation({
    mutationFn: (labels: Parameters<typeof labelList>[1]) => labelList(list.id, labels),
    onSuccess: (labelled) => {
      queries.setQueryData(listKey(list.id), labelled);
      return refresh();
    },
    onError: announceProblem,
  });
  const remove = useMutation({
    mutationFn: () => deleteList(list.id),
    onSuccess: async () => {
      announce(`“${list.name}” was deleted`);
      await navigate("/");
      queries.removeQueries({ queryKey: listKey(list.id) });
      await queries.invalidateQueries({ queryKey: LISTS_KEY });
    },
    onError: announceProblem,
  });
  return { start, control, rename, label, remove };
}
