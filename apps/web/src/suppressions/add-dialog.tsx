import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import type { SuppressionsAdded } from "../api/schemas.ts";
import { addSuppressions, SUPPRESSIONS_KEY } from "../api/suppressions.ts";
import { formatCount } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { splitEntries } from "./split-entries.ts";

interface AddDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (added: SuppressionsAdded) => void;
}

/** Puts pasted addresses and domains on the list. */
export function AddDialog({ onClose, onAdded }: AddDialogProps): ReactElement {
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const queries = useQueryClient();
  const entries = splitEntries(text);
  const add = useMutation({
    mutationFn: () => addSuppressions(entries, note.trim()),
    onSuccess: (added) => {
      void queries.invalidateQueries({ queryKey: SUPPRESSIONS_KEY });
      onClose();
      onAdded(added);
    },
  });
  return (
    <Dialog
      title="Add to the suppression list"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={entries.length === 0}
            isPending={add.isPending}
            onPress={() => add.mutate()}
          >
            {entries.length < 2 ? "Add" : `Add ${formatCount(entries.length)}`}
          </Button>
        </>
      }
    >
      <TextField
        label="Addresses and domains"
        description="One a line, or separated by commas. A domain on its own stands for everybody there."
        placeholder={"ada@example.com\nexample.org"}
        rows={8}
        value={text}
        onChange={setText}
        autoFocus
      />
      <TextField
        label="Note (optional)"
        description="Why they are on it: you will be glad of it in a year."
        placeholder="Unsubscribed in the spring newsletter"
        value={note}
        onChange={setNote}
        maxLength={200}
      />
      {add.isError && <ProblemNotice error={add.error} />}
    </Dialog>
  );
}
