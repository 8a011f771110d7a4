import { useMutation } from "@tanstack/react-query";
import { Download, Trash2 } from "lucide-react";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { asProblem } from "../api/problem.ts";
import { readHeld } from "../api/privacy.ts";
import { formatCount } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { TextField } from "../kit/fields.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { announceProblem } from "../kit/toast.tsx";
const EraseDialog = lazy(() => import("./erase-dialog.tsx"));

/** Looks one address up, gives out all that is held of it, and deletes it everywhere. */
export function PersonPanel(): ReactElement {
  const [text, setText] = useState("");
  const [isErasing, setErasing] = useState(false);
  const look = useMutation({ mutationFn: async (email: string) => ({ email, held: await readHeld(email) }) });
  const isNothing = look.isError && asProblem(look.error).status === 404;
  return (
    <Panel title="One person" className="person">
      <p className="soft">
        Somebody asks what you hold of them, or wants to be deleted. Write their address to see what is here.
      </p>
      <form
        className="person-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") look.mutate(text.trim());
        }}
      >
        <TextField
          label="E-mail address"
          placeholder="ada@example.com"
          value={text}
          onChange={setText}
          type="email"
          isCode
          maxLength={320}
        />
        <Button type="submit" variant="primary" isDisabled={text.trim() === ""} isPending={look.isPending}>
          Look it up
        </Button>
      </form>
      <div role="status" className="person-answer">
        {isNothing && <Notice tone="info">Nothing is held of {look.variables}.</Notice>}
        {look.isSuccess && <Held email={look.data.email} held={look.data.held} onErase={() => setErasing(true)} />}
      </div>
      {look.isError && !isNothing && <ProblemNotice error={look.error} />}
      <Suspense fallback={null}>
        {isErasing && look.isSuccess && (
          <EraseDialog
            email={look.data.email}
            onClose={() => setErasing(false)}
            onErased={() => {
              setErasing(false);
              setText("");
              look.reset();
            }}
          />
        )}
      </Suspense>
    </Panel>
  );
}

interface HeldProps {
  readonly email: string;
  readonly held: unknown;
  readonly onErase: () => void;
}

function Held({ email, held, onErase }: HeldProps): ReactElement {
  const parts = heldParts(held);
  return (
    <>
      <h3>
        Held of <span className="mono">{email}</span>
      </h3>
      <dl className="receipt">
        {parts.map(({ what, count }) => (
          <div key={what}>
            <dt>{heldWords(what)}</dt>
            <dd className="num">{count === null ? "yes" : formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {parts.length === 0 && <p className="soft">Nothing is held of it.</p>}
      <div className="person-actions">
        <Button
          icon={<Download size={16} aria-hidden />}
          onPress={() => void downloadHeld(email).catch(announceProblem)}
        >
          Download all of it
        </Button>
        <Button icon={<Trash2 size={16} aria-hidden />} onPress={onErase}>
          Delete everywhere
        </Button>
      </div>
    </>
  );
}

interface HeldPart {
  readonly what: string;
  /** How many there are; null where it is one thing that is there. */
  readonly count: number | null;
}

/** What an answer about one address holds, part by part. Empty parts, and the address that was asked for, are left out. */
export function heldParts(held: unknown): readonly HeldPart[] {
  if (typeof held !== "object" || held === null) return [];
  return Object.entries(held).flatMap(([what, value]: [string, unknown]): HeldPart[] => {
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ what, count: value.length }];
    const isThere = value === true || (typeof value === "object" && value !== null && Object.keys(value).length > 0);
    return isThere ? [{ what, count: null }] : [];
  });
}

/** What may be held of a person, by the API's word for it. */
const HELD_WORDS: Record<string, string> = {
  contact: "The contact with its latest answer",
  contacts: "Contacts",
  rows: "Rows in lists",
  list_rows: "Rows in lists",
  history: "Entries of the history",
  verdicts: "Entries of the history",
  evidence: "Servers' answers",
  checks: "Checks",
  exports: "Files made for download",
  suppression: "An entry of the suppression list",
  mentions: "Other texts that named it",
  messages: "Messages to webhooks",
  suppressions: "Entries of the suppression list",
  webhook_deliveries: "Messages to webhooks",
  audit: "Entries of the activity log",
};

/** A name for it; a word this version doesn't know yet is shown as it came. */
export function heldWords(what: string): string {
  const words = HELD_WORDS[what] ?? what.replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Everything that is held of one address, as a JSON file for the reader. */
export async function downloadHeld(email: string): Promise<void> {
  const held = await readHeld(email);
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `held-of-${email.replaceAll(/[^\w.@-]/gu, "_")}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
