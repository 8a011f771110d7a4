import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { KEYS_KEY, revokeKey } from "../api/keys.ts";
import type { ApiKey } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Confirm } from "../kit/dialog.tsx";
import { Ago } from "../kit/time.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { SCOPE_WORDS } from "../words/scopes.ts";

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
          <Revoke apiKey={apiKey} />
        )}
      </span>
    </li>
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
