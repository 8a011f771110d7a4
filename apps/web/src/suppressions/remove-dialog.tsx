import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { Suppression } from "../api/schemas.ts";
import { removeSuppression, SUPPRESSIONS_KEY } from "../api/suppressions.ts";
import { Confirm } from "../kit/confirm.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";

interface RemoveDialogProps {
  readonly suppression: Suppression;
  readonly onClose: () => void;
}

/** Asks before somebody is no longer left alone. */
export function RemoveDialog({ suppression: { entry, kind, note }, onClose }: RemoveDialogProps): ReactElement {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSuppression(entry),
    onSuccess: () => {
      announce(`${entry} is off the suppression list`);
      onClose();
      return queries.invalidateQueries({ queryKey: SUPPRESSIONS_KEY });
    },
    onError: announceProblem,
  });
  return (
    <Confirm
      title="Take it off the suppression list?"
      action="Take it off"
      isOpen
      isPending={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <span className="mono">{entry}</span>
      {kind === "domain" ? " and everybody there" : ""} may be asked again, and may be exported as safe.
      {note !== null && note !== "" && ` The note on it says: “${note}”.`}
    </Confirm>
  );
}
