import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactElement } from "react";
import { createKey, KEYS_KEY } from "../api/keys.ts";
import type { KeyScope, NewApiKey } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Choices } from "../kit/choices.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
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
      {made === null ? <NewKeyForm onMade={setMade} /> : <Secret secret={made.secret} />}
    </Dialog>
  );
}

function NewKeyForm({ onMade }: { readonly onMade: (key: NewApiKey) => void }): ReactElement {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<KeyScope>("verify");
  const make = useMutation({
    mutationFn: () => createKey({ name: name.trim(), scope }),
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
      {make.isError && <ProblemNotice error={make.error} />}
      <div className="new-key-foot">
        <Button type="submit" variant="primary" isDisabled={name.trim() === ""} isPending={make.isPending}>
          Create key
        </Button>
      </div>
    </form>
  );
}

function Secret({ secret }: { readonly secret: string }): ReactElement {
  return (
    <div className="new-key">
      <Notice tone="warning" title="It is shown only once.">
        Save it where it is used or in a password manager. Rollcall stores only a hash.
      </Notice>
      <div className="new-key-secret">
        <code className="mono">{secret}</code>
        <CopyButton text={secret}>Copy</CopyButton>
      </div>
      <p className="small soft">
        A program sends it with each request as <code className="mono">Authorization: Bearer …</code>
      </p>
    </div>
  );
}
