import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { KEYS_KEY, revokeKey, rotateKey } from "../api/keys.ts";
import type { ApiKey } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Confirm, Dialog } from "../kit/dialog.tsx";
import { Ago, Moment } from "../kit/time.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { SCOPE_WORDS } from "../words/scopes.ts";
import { KeySecret } from "./key-secret.tsx";

export function KeyRow({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const { name, scope, hint, created_at, last_used_at, revoked_at } = apiKey;
  const isRevoked = revoked_at !== null;
  return (
    <li className={isRevoked ? "api-key api-key-revoked" : "api-key"}>
      <div className="api-key-name">
        <h2 className="cut">{name}</h2>
        <span className="mono small faint">{hint}…</span>
      </div>
      <span className="api-key-scope">
        <span className={`badge badge-${scope === "admin" ? "accent" : "neutral"}`} title={SCOPE_WORDS[scope].means}>
          {SCOPE_WORDS[scope].label}
        </span>
        <KeyLimits apiKey={apiKey} />
      </span>
      <span className="small soft api-key-used">
        <span>{last_used_at === null ? "Never used" : <LastUse at={last_used_at} />}</span>
        <span className="faint">
          Created <Ago at={created_at} />
        </span>
      </span>
      <span className="api-key-action">
        {isRevoked ? (
          <span className="small faint">
            Revoked <Ago at={revoked_at} />
          </span>
        ) : (
          <>
            <Rotate apiKey={apiKey} /> <Revoke apiKey={apiKey} />
          </>
        )}
      </span>
    </li>
  );
}

/** What limits the key beside its scope. */
function KeyLimits({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const { sandbox, areas, allowed_from, requests_per_minute, expires_at, previous_valid_until } = apiKey;
  return (
    <>
      {sandbox && <span className="badge badge-accent">Test addresses</span>}
      {areas.length > 0 && <span className="small faint">Only {areas.join(", ")}</span>}
      {allowed_from.length > 0 && <span className="small faint">From {allowed_from.join(", ")}</span>}
      {requests_per_minute !== null && <span className="small faint">{requests_per_minute} a minute</span>}
      {expires_at !== null && (
        <span className="small faint">
          {Date.parse(expires_at) <= Date.now() ? "Expired" : "Expires"} <Moment at={expires_at} />
        </span>
      )}
      {previous_valid_until !== null && (
        <span className="small faint">
          Old secret until <Moment at={previous_valid_until} />
        </span>
      )}
    </>
  );
}

/** Replaces the secret, after a question, and shows the new one once. */
function Rotate({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useMutation({
    mutationFn: () => rotateKey(apiKey.id),
    onSuccess: (made) => {
      setAsked(false);
      setSecret(made.secret);
      return queries.invalidateQueries({ queryKey: KEYS_KEY });
    },
    onError: announceProblem,
  });
  const close = (): void => setSecret(null);
  return (
    <>
      <Button small onPress={() => setAsked(true)} aria-label={`New secret for ${apiKey.name}`}>
        New secret
      </Button>
      <Confirm
        title={`Replace the secret of “${apiKey.name}”?`}
        action="Replace secret"
        isOpen={isAsked}
        isPending={rotate.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() => rotate.mutate()}
      >
        The old secret works for another 24 hours, so that programs can change over.
      </Confirm>
      <Dialog
        title={`Key “${apiKey.name}”`}
        isOpen={secret !== null}
        onClose={close}
        isDismissable={false}
        footer={
          <Button variant="primary" onPress={close}>
            I've saved it
          </Button>
        }
      >
        {secret !== null && <KeySecret secret={secret} />}
      </Dialog>
    </>
  );
}

function LastUse({ at }: { readonly at: string }): ReactElement {
  return (
    <>
      Used <Ago at={at} />
    </>
  );
}

function Revoke({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: () => {
      setAsked(false);
      announce(`“${apiKey.name}” was revoked`);
      return queries.invalidateQueries({ queryKey: KEYS_KEY });
    },
    onError: announceProblem,
  });
  return (
    <>
      <Button small onPress={() => setAsked(true)} aria-label={`Revoke ${apiKey.name}`}>
        Revoke
      </Button>
      <Confirm
        title={`Revoke “${apiKey.name}”?`}
        action="Revoke key"
        isOpen={isAsked}
        isPending={revoke.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() => revoke.mutate()}
      >
        Programs using it lose access, and anyone signed in with it is signed out. This can't be undone.
      </Confirm>
    </>
  );
}
