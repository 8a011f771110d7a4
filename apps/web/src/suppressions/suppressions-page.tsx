import { Ban, Download, FileUp, Plus, SearchX } from "lucide-react";
import { useRef, useState, type ReactElement } from "react";
import type { Suppression, SuppressionsAdded } from "../api/schemas.ts";
import { SUPPRESSIONS_EXPORT, useSuppressions } from "../api/suppressions.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { EmptyState } from "../kit/empty-state.tsx";
import { SearchField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader } from "../kit/page.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { useSlashKey } from "../kit/slash-key.ts";
import { useSearchText } from "../kit/use-search-text.ts";
import { AddDialog } from "./add-dialog.tsx";
import { AddedDialog } from "./added-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { SuppressionRow } from "./suppression-row.tsx";
import { useImport } from "./use-import.tsx";
import "./suppressions.css";

/** Addresses and domains that are never asked and never called safe. */
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
  const bringIn = useImport(setAdded);
  const isEmpty = suppressions.isSuccess && rows.length === 0 && asked === "";
  return (
    <div className="page">
      <PageHeader
        title="Suppression list"
        lead="Addresses and domains on it are never asked, and never exported as safe to send: people who unsubscribed, competitors, partners."
        actions={
          !isEmpty && (
            <>
              <a className="button button-normal" href={SUPPRESSIONS_EXPORT} download>
                <Download size={16} aria-hidden /> Export
              </a>
              <Button icon={<FileUp size={16} aria-hidden />} isPending={bringIn.isPending} onPress={bringIn.choose}>
                Import a file
              </Button>
              <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setAdding(true)}>
                Add
              </Button>
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
          <EmptyState icon={<SearchX size={24} aria-hidden />} title="It isn't on the list">
            Nothing here has “{asked}” in it.
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
        title="Nobody is on the suppression list"
        actions={
          <>
            <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={onAdd}>
              Add addresses or domains
            </Button>
            <Button icon={<FileUp size={16} aria-hidden />} isPending={isImporting} onPress={onImport}>
              Import a file
            </Button>
          </>
        }
      >
        Bring in the people who unsubscribed, from your mail tool's export. Rollcall then leaves them alone, whatever
        list they stand in, and never exports them as safe. A domain on its own stands for everybody there.
      </EmptyState>
    </div>
  );
}
