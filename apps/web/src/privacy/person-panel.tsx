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
import { heldWords } from "../words/held.ts";
import { downloadHeld } from "./download-held.ts";
import { heldParts } from "./held-parts.ts";

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
