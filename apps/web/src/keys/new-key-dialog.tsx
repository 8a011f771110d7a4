import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactElement } from "react";
import { createKey, KEYS_KEY } from "../api/keys.ts";
import type { KeyScope, NewApiKey } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Checkbox } from "react-aria-components";
import { CheckMark, Choices } from "../kit/choices.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Select, TextField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { KeySecret } from "./key-secret.tsx";
import { expiryOf, LIFETIMES, type Lifetime } from "./lifetime.ts";
import { SCOPE_WORDS, SCOPES } from "../words/scopes.ts";

interface NewKeyDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Creates a key and shows its secret once. */
export function NewKeyDialog({ isOpen, onClose }: NewKeyDialogProps): ReactElement {
  const [made, setMade] = useState<NewApiKey | null>(null);
  const close = (): void => {
    setMade(null);
    onClose();
  };
  return (
    <Dialog
      title={made === null ? "New key" : `Key “${made.name}”`}
      isOpen={isOpen}
      onClose={close}
      // The secret is shown only once: a stray click mustn't close it.
      isDismissable={made === null}
      {...(made !== null && {
        footer: (
          <Button variant="primary" onPress={close}>
            I've saved it
          </Button>
        ),
      })}
    >
      {made === null ? <NewKeyForm onMade={setMade} /> : <KeySecret secret={made.secret} />}
    </Dialog>
  );
}

function NewKeyForm({ onMade }: { readonly onMade: (key: NewApiKey) => void }): ReactElement {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<KeyScope>("verify");
  const [lasts, setLasts] = useState<Lifetime>("never");
  const [isSandbox, setSandbox] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      createKey({ name: name.trim(), scope, expires_at: expiryOf(lasts, Date.now()), sandbox: isSandbox }),
    onSuccess: (key) => {
      onMade(key);
      return queries.invalidateQueries({ queryKey: KEYS_KEY });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") make.mutate();
  };
  return (
    <form className="new-key" onSubmit={submit}>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        placeholder="CRM import"
        description="The program or person that uses it"
        autoFocus
        maxLength={100}
      />
      <Choices
        label="Permissions"
        value={scope}
        onChange={setScope}
        choices={SCOPES.map((id) => ({ id, label: SCOPE_WORDS[id].label, means: SCOPE_WORDS[id].means }))}
      />
      <Select
        label="Valid for"
        value={lasts}
        onChange={(id) => setLasts(id as Lifetime)}
        options={LIFETIMES.map(({ id, label }) => ({ id, label }))}
      />
      <Checkbox className="check" isSelected={isSandbox} onChange={setSandbox}>
        <CheckMark />
        <span>
          Test addresses only
          <span className="small faint">For trying out a program: it can verify nothing else.</span>
        </span>
      </Checkbox>
      {make.isError && <ProblemNotice error={make.error} />}
      <div className="new-key-foot">
        <Button type="submit" variant="primary" isDisabled={name.trim() === ""} isPending={make.isPending}>
          Create key
        </Button>
      </div>
    </form>
  );
}
