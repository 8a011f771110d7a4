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

/** Looks up, exports and deletes the data of one address. */
export function PersonPanel(): ReactElement {
  const [text, setText] = useState("");
  const [isErasing, setErasing] = useState(false);
  const look = useMutation({ mutationFn: async (email: string) => ({ email, held: await readHeld(email) }) });
  const isNothing = look.isError && asProblem(look.error).status === 404;
  return (
    <Panel title="One person" className="person">
      <p className="soft">For data access and deletion requests: enter the person's address to see what is stored.</p>
      <form
        className="person-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") look.mutate(text.trim());
        }}
      >
        <TextField
          label="Email address"
          placeholder="ada@example.com"
          value={text}
          onChange={setText}
          type="email"
          isCode
          maxLength={320}
        />
        <Button type="submit" variant="primary" isDisabled={text.trim() === ""} isPending={look.isPending}>
          Look up
        </Button>
      </form>
      <div role="status" className="person-answer">
        {isNothing && <Notice tone="info">No data is stored about {look.variables}.</Notice>}
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
        Data stored about <span className="mono">{email}</span>
      </h3>
      <dl className="receipt">
        {parts.map(({ what, count }) => (
          <div key={what}>
            <dt>{heldWords(what)}</dt>
            <dd className="num">{count === null ? "yes" : formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {parts.length === 0 && <p className="soft">No data is stored.</p>}
      <div className="person-actions">
        <Button
          icon={<Download size={16} aria-hidden />}
          onPress={() => void downloadHeld(email).catch(announceProblem)}
        >
          Download all data
        </Button>
        <Button icon={<Trash2 size={16} aria-hidden />} onPress={onErase}>
          Delete all data
        </Button>
      </div>
    </>
  );
}

interface HeldPart {
  readonly what: string;
  /** Null: a single item. */
  readonly count: number | null;
}

/** The non-empty parts of the data about an address. */
export function heldParts(held: unknown): readonly HeldPart[] {
  if (typeof held !== "object" || held === null) return [];
  return Object.entries(held).flatMap(([what, value]: [string, unknown]): HeldPart[] => {
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ what, count: value.length }];
    const isThere = value === true || (typeof value === "object" && value !== null && Object.keys(value).length > 0);
    return isThere ? [{ what, count: null }] : [];
  });
}

const HELD_WORDS: Record<string, string> = {
  contact: "Contact with its latest result",
  contacts: "Contacts",
  rows: "Rows in lists",
  list_rows: "Rows in lists",
  history: "History entries",
  verdicts: "History entries",
  evidence: "Server replies",
  checks: "Checks",
  exports: "Prepared downloads",
  suppression: "Suppression list entry",
  corrections: "Corrections of typos",
  outcomes: "What became of mail",
  mentions: "Other mentions",
  messages: "Webhook messages",
  suppressions: "Suppression list entries",
  webhook_deliveries: "Webhook messages",
  audit: "Activity log entries",
};

/** A part in words; one from a newer server is shown as it is. */
export function heldWords(what: string): string {
  const words = HELD_WORDS[what] ?? what.replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Saves everything stored about an address as a JSON file. */
export async function downloadHeld(email: string): Promise<void> {
  const held = await readHeld(email);
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `data-of-${email.replaceAll(/[^\w.@-]/gu, "_")}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
