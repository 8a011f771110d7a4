import { ClipboardPaste, FileUp, SearchX } from "lucide-react";
import { useRef, type ReactElement } from "react";
import { useLists } from "../api/lists.ts";
import { Button } from "../kit/button.tsx";
import { EmptyState } from "../kit/empty-state.tsx";
import { SearchField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader } from "../kit/page.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { useSlashKey } from "../kit/slash-key.ts";
import { useSearchText } from "../kit/use-search-text.ts";
import { useUpload } from "../upload/upload-context.ts";
import { FirstList } from "./first-list.tsx";
import { ListRow } from "./list-row.tsx";
import "./lists.css";

/** So many lists are worth a search. */
const SEARCHED_LISTS = 10;

/** All lists, newest first. */
export function Component(): ReactElement {
  const { chooseFile, openPaste } = useUpload();
  const { text, setText, asked } = useSearchText();
  const lists = useLists(asked);
  const rows = lists.data?.pages.flatMap((page) => page.lists) ?? [];
  const isEmpty = lists.isSuccess && rows.length === 0 && asked === "";
  const isSearched = rows.length >= SEARCHED_LISTS || lists.hasNextPage || asked !== "" || text !== "";
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  return (
    <div className="page">
      <PageHeader
        title="Lists"
        lead={isEmpty ? undefined : "Drop a file anywhere to bring in another one."}
        actions={
          isEmpty ? undefined : (
            <>
              <Button icon={<ClipboardPaste size={16} aria-hidden />} onPress={openPaste}>
                Paste addresses
              </Button>
              <Button variant="primary" icon={<FileUp size={16} aria-hidden />} onPress={chooseFile}>
                Upload a file
              </Button>
            </>
          )
        }
      />
      {isSearched && (
        <SearchField
          label="Search the lists"
          placeholder="Search lists by name"
          value={text}
          onChange={setText}
          inputRef={input}
        />
      )}
      {lists.isError && <ProblemNotice error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.isPending && <Skeleton height={320} label="Loading your lists" />}
      {isEmpty && <FirstList />}
      {lists.isSuccess && rows.length === 0 && asked !== "" && (
        <div className="panel">
          <EmptyState icon={<SearchX size={24} aria-hidden />} title="No list has that name">
            Try a part of the name, or of its file's.
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <div className="lists panel panel-flush" aria-busy={lists.isPlaceholderData}>
          <div className="lists-head small faint" aria-hidden>
            <span>Name</span>
            <span>Rows</span>
            <span>Result</span>
            <span>State</span>
            <span>Added</span>
          </div>
          <ul>
            {rows.map((list) => (
              <ListRow key={list.id} list={list} />
            ))}
          </ul>
        </div>
      )}
      {lists.hasNextPage && (
        <div>
          <Button onPress={() => void lists.fetchNextPage()} isPending={lists.isFetchingNextPage}>
            Show older lists
          </Button>
        </div>
      )}
    </div>
  );
}
