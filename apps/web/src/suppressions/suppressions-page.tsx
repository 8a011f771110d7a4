import { Ban, Download, FileUp, Plus, SearchX, AtSign, Globe, X } from "lucide-react";
import { useRef, useState, type ReactElement } from "react";
import type { Suppression, SuppressionsAdded } from "../api/schemas.ts";
import {
  SUPPRESSIONS_EXPORT,
  useSuppressions,
  removeSuppression,
  SUPPRESSIONS_KEY,
  importSuppressions,
} from "../api/suppressions.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { SearchField } from "../kit/fields.tsx";
import { useFileImport } from "../kit/file-import.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { useSearchText, useSlashKey } from "../kit/search.ts";
import { AddDialog, AddedDialog } from "./add-dialogs.tsx";
import "./suppressions.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Confirm } from "../kit/dialog.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { Ago } from "../kit/time.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { ACCEPTED } from "../upload/accepted.ts";

export function Component(): ReactElement {
  const { text, setText, asked } = useSearchText();
  const suppressions = useSuppressions(asked);
  const rows = suppressions.data?.pages.flatMap((page) => page.suppressions) ?? [];
  const total = suppressions.data?.pages[0]?.total;
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<SuppressionsAdded | null>(null);
  const [leaving, setLeaving] = useState<Suppression | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const bringIn = useFileImport({
    send: importSuppressions,
    onAdded: setAdded,
    queryKey: SUPPRESSIONS_KEY,
    accept: ACCEPTED,
    label: "A file with addresses and domains",
  });
  const isEmpty = suppressions.isSuccess && rows.length === 0 && asked === "";
  return (
    <div className="page">
      <PageHeader
        title="Suppression list"
        lead="Addresses and domains that are never checked and never exported as safe: people who unsubscribed, competitors, partners."
        actions={
          !isEmpty && (
            <>
              <a className="button button-normal" href={SUPPRESSIONS_EXPORT} download>
                <Download size={16} aria-hidden /> Export
              </a>
              <Allowed scope="verify">
                <Button icon={<FileUp size={16} aria-hidden />} isPending={bringIn.isPending} onPress={bringIn.choose}>
                  Import a file
                </Button>
                <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setAdding(true)}>
                  Add
                </Button>
              </Allowed>
            </>
          )
        }
      />
      {bringIn.picker}
      {!isEmpty && (
        <div className="suppressions-filter">
          <SearchField
            label="Search the suppression list"
            placeholder="Search the entries"
            value={text}
            onChange={setText}
            inputRef={input}
          />
          <span className="small soft num" role="status">
            {total !== undefined && plural(total, "entry", "entries")}
          </span>
        </div>
      )}
      {suppressions.isPending && <Skeleton height={360} label="Loading the suppression list" />}
      {suppressions.isError && rows.length === 0 && (
        <ProblemNotice error={suppressions.error} onRetry={() => void suppressions.refetch()} />
      )}
      {isEmpty && (
        <NoSuppressions onAdd={() => setAdding(true)} onImport={bringIn.choose} isImporting={bringIn.isPending} />
      )}
      {suppressions.isSuccess && rows.length === 0 && asked !== "" && (
        <div className="panel">
          <EmptyState icon={<SearchX size={24} aria-hidden />} title="Not on the list">
            No entry contains “{asked}”.
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <ul className="panel panel-flush" aria-busy={suppressions.isPlaceholderData}>
          {rows.map((suppression) => (
            <SuppressionRow
              key={suppression.entry}
              suppression={suppression}
              onRemove={() => setLeaving(suppression)}
            />
          ))}
        </ul>
      )}
      {suppressions.hasNextPage && (
        <div>
          <Button onPress={() => void suppressions.fetchNextPage()} isPending={suppressions.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
      {isAdding && <AddDialog onClose={() => setAdding(false)} onAdded={setAdded} />}
      {added !== null && <AddedDialog added={added} onClose={() => setAdded(null)} />}
      {leaving !== null && <RemoveDialog suppression={leaving} onClose={() => setLeaving(null)} />}
    </div>
  );
}

interface NoSuppressionsProps {
  readonly onAdd: () => void;
  readonly onImport: () => void;
  readonly isImporting: boolean;
}

function NoSuppressions({ onAdd, onImport, isImporting }: NoSuppressionsProps): ReactElement {
  return (
    <div className="panel">
      <EmptyState
        icon={<Ban size={24} aria-hidden />}
        title="The suppression list is empty"
        actions={
          <Allowed scope="verify">
            <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={onAdd}>
              Add addresses or domains
            </Button>
            <Button icon={<FileUp size={16} aria-hidden />} isPending={isImporting} onPress={onImport}>
              Import a file
            </Button>
          </Allowed>
        }
      >
        Import the people who unsubscribed from your mail tool's export. Rollcall then never checks them, in any list,
        and never exports them as safe. A domain covers all its addresses.
      </EmptyState>
    </div>
  );
}

interface RemoveDialogProps {
  readonly suppression: Suppression;
  readonly onClose: () => void;
}

function RemoveDialog({ suppression: { entry, kind, note }, onClose }: RemoveDialogProps): ReactElement {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSuppression(entry),
    onSuccess: () => {
      announce(`${entry} was removed from the suppression list`);
      onClose();
      return queries.invalidateQueries({ queryKey: SUPPRESSIONS_KEY });
    },
    onError: announceProblem,
  });
  return (
    <Confirm
      title="Remove from the suppression list?"
      action="Remove"
      isOpen
      isPending={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <span className="mono">{entry}</span>
      {kind === "domain" ? " and all its addresses" : ""} can be checked again and exported as safe.
      {note !== null && note !== "" && ` Note: “${note}”.`}
    </Confirm>
  );
}

interface SuppressionRowProps {
  readonly suppression: Suppression;
  readonly onRemove: () => void;
}

function SuppressionRow({ suppression, onRemove }: SuppressionRowProps): ReactElement {
  const { entry, kind, note, created_at } = suppression;
  return (
    <li className="suppression">
      {kind === "domain" ? (
        <Globe size={16} aria-label="Domain" className="faint" />
      ) : (
        <AtSign size={16} aria-label="Address" className="faint" />
      )}
      <span className="suppression-entry">
        <span className="mono">{entry}</span>
        {kind === "domain" && <span className="small faint"> and all its addresses</span>}
      </span>
      <span className="soft small cut suppression-note" title={note ?? undefined}>
        {note}
      </span>
      <span className="faint small suppression-at">
        <Ago at={created_at} />
      </span>
      <Allowed scope="verify">
        <Button
          small
          variant="plain"
          aria-label={`Remove ${entry} from the list`}
          icon={<X size={15} aria-hidden />}
          onPress={onRemove}
        />
      </Allowed>
    </li>
  );
}
