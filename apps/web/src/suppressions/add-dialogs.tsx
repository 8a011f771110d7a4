import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import type { SuppressionsAdded } from "../api/schemas.ts";
import { addSuppressions, SUPPRESSIONS_KEY } from "../api/suppressions.ts";
import { formatCount, plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { ProblemNotice, Notice } from "../kit/notice.tsx";
import { asSentence } from "../format/sentence.ts";
import { CopyButton } from "../kit/copy-button.tsx";

interface AddDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (added: SuppressionsAdded) => void;
}

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
        description="One per line or separated by commas. A domain covers all its addresses."
        placeholder={"ada@example.com\nexample.org"}
        rows={8}
        value={text}
        onChange={setText}
        autoFocus
      />
      <TextField
        label="Note (optional)"
        description="Why they are on the list."
        placeholder="Unsubscribed in the spring newsletter"
        value={note}
        onChange={setNote}
        maxLength={200}
      />
      {add.isError && <ProblemNotice error={add.error} />}
    </Dialog>
  );
}

/** The entries of a pasted text, separated by whitespace, commas or semicolons; `Name <address>` counts as the address. */
export function splitEntries(text: string): readonly string[] {
  const entries = text
    .replaceAll(/[^\n,;<>]*<([^<>\s]+@[^<>\s]+)>/gu, " $1 ")
    .split(/[\s,;]+/u)
    .map((entry) => entry.replaceAll(/^[<"'(]+|[>"')]+$/gu, "").replace(/^mailto:/iu, ""))
    .filter((entry) => entry !== "");
  return [...new Set(entries)];
}

/** The copy has all of them. */
const SHOWN = 50;

/** The API's texts continue a sentence: “is neither an address nor a domain”. */
const problemWords = (problem: string): string => asSentence(/^\p{Lu}/u.test(problem) ? problem : `it ${problem}`);

interface AddedDialogProps {
  readonly added: SuppressionsAdded;
  readonly onClose: () => void;
}

/** How many entries were added, and why others weren't. */
export function AddedDialog({ added, onClose }: AddedDialogProps): ReactElement {
  const { rejected } = added;
  return (
    <Dialog
      title={added.added === 0 ? "Nothing was added" : `${plural(added.added, "entry", "entries")} added`}
      isOpen
      onClose={onClose}
      footer={
        <>
          {rejected.length > 0 && (
            <CopyButton text={rejected.map(({ entry }) => entry).join("\n")}>Copy rejected entries</CopyButton>
          )}
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {added.known > 0 && (
        <p className="soft">
          {plural(added.known, "entry was", "entries were")} already on the list and{" "}
          {added.known === 1 ? "stays" : "stay"} as {added.known === 1 ? "it is" : "they are"}.
        </p>
      )}
      {rejected.length > 0 && (
        <>
          <Notice tone="warning" title={`${plural(rejected.length, "entry was", "entries were")} rejected.`}>
            Correct {rejected.length === 1 ? "it" : "them"} and add {rejected.length === 1 ? "it" : "them"} again.
          </Notice>
          <ul className="rejected">
            {rejected.slice(0, SHOWN).map(({ entry, problem }, at) => (
              <li key={`${entry}/${at}`}>
                <span className="mono">{entry}</span>
                <span className="small soft">{problemWords(problem)}</span>
              </li>
            ))}
          </ul>
          {rejected.length > SHOWN && (
            <p className="small faint">and {plural(rejected.length - SHOWN, "more", "more")}</p>
          )}
        </>
      )}
      {rejected.length === 0 && added.known === 0 && (
        <p className="soft">They won't be checked any more. Existing results are kept.</p>
      )}
    </Dialog>
  );
}
