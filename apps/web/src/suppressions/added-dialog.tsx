import type { ReactElement } from "react";
import type { SuppressionsAdded } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { asSentence } from "../format/sentence.ts";
import { Button } from "../kit/button.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Notice } from "../kit/notice.tsx";

/** As many refused entries as one looks through on a page; the copy has them all. */
const SHOWN = 50;

/** The API tells what an entry is: "is neither an address nor a domain". */
const problemWords = (problem: string): string => asSentence(/^\p{Lu}/u.test(problem) ? problem : `it ${problem}`);

interface AddedDialogProps {
  readonly added: SuppressionsAdded;
  readonly onClose: () => void;
}

/** What came of adding: how many are new, and what could not be taken, with the reason for each. */
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
            <CopyButton text={rejected.map(({ entry }) => entry).join("\n")}>Copy what was left out</CopyButton>
          )}
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {added.known > 0 && (
        <p className="soft">
          {plural(added.known, "entry was", "entries were")} on the list already and{" "}
          {added.known === 1 ? "stays" : "stay"} as {added.known === 1 ? "it is" : "they are"}.
        </p>
      )}
      {rejected.length > 0 && (
        <>
          <Notice tone="warning" title={`${plural(rejected.length, "entry was", "entries were")} left out.`}>
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
        <p className="soft">They are left alone from now on. What is known of them already stays.</p>
      )}
    </Dialog>
  );
}
