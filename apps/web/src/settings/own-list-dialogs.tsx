import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { addOwnEntries, OWN_LISTS_KEY } from "../api/own-lists.ts";
import type { OwnEntriesAdded, OwnList } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { asSentence } from "../format/sentence.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { announce } from "../kit/toast.tsx";
import { OWN_LIST_WORDS } from "../words/own-lists.ts";

interface AddOwnDialogProps {
  readonly list: OwnList;
  readonly onClose: () => void;
  readonly onAdded: (added: OwnEntriesAdded) => void;
}

export function AddOwnDialog({ list, onClose, onAdded }: AddOwnDialogProps): ReactElement {
  const [text, setText] = useState("");
  const queries = useQueryClient();
  const isRole = list === "role" || list === "not_role";
  const add = useMutation({
    mutationFn: () => addOwnEntries(text.replaceAll(/[,;]/gu, "\n"), list),
    onSuccess: (added) => {
      void queries.invalidateQueries({ queryKey: OWN_LISTS_KEY });
      announce(`${plural(added.added, "entry", "entries")} added`);
      onClose();
      onAdded(added);
    },
  });
  return (
    <Dialog
      title={`Add to “${OWN_LIST_WORDS[list].label}”`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={text.trim() === ""}
            isPending={add.isPending}
            onPress={() => add.mutate()}
          >
            Add
          </Button>
        </>
      }
    >
      <TextField
        label={isRole ? "Names" : "Domains"}
        description={
          isRole
            ? "One per line. Dots, hyphens and what follows a plus sign don't matter."
            : "One per line. A domain doesn't include its subdomains."
        }
        placeholder={isRole ? "frontdesk\nbar" : "example.com\nexample.org"}
        rows={6}
        value={text}
        onChange={setText}
        autoFocus
      />
      {add.isError && <ProblemNotice error={add.error} />}
    </Dialog>
  );
}

const SHOWN = 50;

interface RejectedDialogProps {
  readonly added: OwnEntriesAdded;
  readonly onClose: () => void;
}

/** What could not be added, and why. */
export function RejectedDialog({ added: { added, rejected }, onClose }: RejectedDialogProps): ReactElement {
  return (
    <Dialog
      title={`${plural(rejected.length, "entry wasn't", "entries weren't")} added`}
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <p className="soft">{plural(added, "entry was", "entries were")} added.</p>
      <ul className="rejected">
        {rejected.slice(0, SHOWN).map(({ entry, problem }) => (
          <li key={entry}>
            <span className="mono">{entry}</span>
            <span className="small soft">{asSentence(`it ${problem}`)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
