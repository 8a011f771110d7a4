import { BookOpen, KeyRound, Plus } from "lucide-react";
import { useState, type ReactElement } from "react";
import { useKeys } from "../api/keys.ts";
import type { ApiKey } from "../api/schemas.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { KeyRow } from "./key-row.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";
import "./keys.css";

/** One key for each program and each person. */
export function Component(): ReactElement {
  const keys = useKeys();
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setMaking(true)}>
      New key
    </Button>
  );
  return (
    <div className="page">
      <PageHeader
        title="Keys"
        lead="A key lets a program use the API or a person sign in. Create one for each, with only the permissions it needs."
        actions={
          <>
            <LinkButton to="/docs" reloadDocument icon={<BookOpen size={16} aria-hidden />}>
              API reference
            </LinkButton>
            {keys.data?.length !== 0 && make}
          </>
        }
      />
      {keys.isPending && <Skeleton height={220} label="Loading the keys" />}
      {keys.isError && keys.data === undefined && (
        <ProblemNotice error={keys.error} onRetry={() => void keys.refetch()} />
      )}
      {keys.data?.length === 0 && (
        <div className="panel">
          <EmptyState icon={<KeyRound size={24} aria-hidden />} title="No keys yet" actions={make}>
            A program needs a key, and so does everybody who signs in without a link from the server's terminal. Create
            an <b>admin</b> key for yourself first: it can create the others.
          </EmptyState>
        </div>
      )}
      {keys.data !== undefined && keys.data.length > 0 && (
        <ul className="panel panel-flush api-keys">
          {keys.data.toSorted(byUse).map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
      <NewKeyDialog isOpen={isMaking} onClose={() => setMaking(false)} />
    </div>
  );
}

/** Newest first, revoked ones last. */
function byUse(a: ApiKey, b: ApiKey): number {
  return (
    Number(a.revoked_at !== null) - Number(b.revoked_at !== null) || Date.parse(b.created_at) - Date.parse(a.created_at)
  );
}
