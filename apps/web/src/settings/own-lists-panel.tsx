import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download, FileUp, Plus, X } from "lucide-react";
import { useState, type ReactElement } from "react";
import { addOwnEntries, OWN_LISTS_EXPORT, OWN_LISTS_KEY, removeOwnEntry, useOwnEntries } from "../api/own-lists.ts";
import type { OwnEntriesAdded, OwnList } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Select } from "../kit/fields.tsx";
import { useFileImport } from "../kit/file-import.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { OWN_LIST_WORDS } from "../words/own-lists.ts";
import { AddOwnDialog, RejectedDialog } from "./own-list-dialogs.tsx";

const LISTS = Object.entries(OWN_LIST_WORDS).map(([id, { label }]) => ({ id, label }));

/** The operator's own word on domains and role names. */
export function OwnListsPanel(): ReactElement {
  const [list, setList] = useState<OwnList>("disposable");
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<OwnEntriesAdded | null>(null);
  const words = OWN_LIST_WORDS[list];
  // Each line of the file begins with the name of its list.
  const bringIn = useFileImport({
    send: async (file) => addOwnEntries(await file.text(), null),
    onAdded(result) {
      announce(`${plural(result.added, "entry", "entries")} added`);
      setAdded(result);
    },
    queryKey: OWN_LISTS_KEY,
    accept: ".txt,text/plain",
    label: "A file of own lists",
  });
  return (
    <Panel
      title="Own lists"
      beside={
        <a className="button button-plain button-small" href={OWN_LISTS_EXPORT} download>
          <Download size={15} aria-hidden /> <span className="button-label">Export</span>
        </a>
      }
    >
      <p className="soft small">
        Your word goes before the built-in lists: for contacts at once, for new lists when they are imported.
      </p>
      <div className="own-lists-choice">
        <Select label="List" value={list} onChange={(id) => setList(id as OwnList)} options={LISTS} />
        <Allowed scope="admin">
          <Button small icon={<Plus size={15} aria-hidden />} onPress={() => setAdding(true)}>
            Add
          </Button>
          <Button
            small
            variant="plain"
            icon={<FileUp size={15} aria-hidden />}
            isPending={bringIn.isPending}
            onPress={bringIn.choose}
          >
            Import a file
          </Button>
        </Allowed>
        {bringIn.picker}
      </div>
      <p className="small">{words.means}</p>
      <OwnEntries list={list} />
      {isAdding && <AddOwnDialog list={list} onClose={() => setAdding(false)} onAdded={setAdded} />}
      {added !== null && added.rejected.length > 0 && <RejectedDialog added={added} onClose={() => setAdded(null)} />}
    </Panel>
  );
}

function OwnEntries({ list }: { readonly list: OwnList }): ReactElement {
  const entries = useOwnEntries(list);
  const found = entries.data?.pages.flatMap((page) => page.entries) ?? [];
  const total = entries.data?.pages[0]?.total ?? 0;
  return (
    <>
      {entries.isPending && <Skeleton height={92} label="Loading the list" />}
      {entries.isError && found.length === 0 && (
        <ProblemNotice error={entries.error} onRetry={() => void entries.refetch()} />
      )}
      {entries.isSuccess && (
        <p className="small faint num" role="status">
          {total === 0 ? "Nothing on this list." : plural(total, "entry", "entries")}
        </p>
      )}
      <ul aria-label={OWN_LIST_WORDS[list].label}>
        {found.map(({ list: of, entry }) => (
          <OwnEntryRow key={entry} list={of} entry={entry} />
        ))}
      </ul>
      {entries.hasNextPage && (
        <Button small onPress={() => void entries.fetchNextPage()} isPending={entries.isFetchingNextPage}>
          Show more
        </Button>
      )}
    </>
  );
}

function OwnEntryRow({ list, entry }: { readonly list: OwnList; readonly entry: string }): ReactElement {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeOwnEntry(list, entry),
    onSuccess: () => {
      announce(`${entry} was removed from “${OWN_LIST_WORDS[list].label}”`);
      return queries.invalidateQueries({ queryKey: OWN_LISTS_KEY });
    },
    onError: announceProblem,
  });
  return (
    <li className="setting">
      <span className="mono own-entry">{entry}</span>
      <Allowed scope="admin">
        <Button
          small
          variant="plain"
          aria-label={`Remove ${entry}`}
          icon={<X size={15} aria-hidden />}
          isPending={remove.isPending}
          onPress={() => remove.mutate()}
        />
      </Allowed>
    </li>
  );
}
