import { ClipboardPaste, FileUp, SearchX, X } from "lucide-react";
import { useRef, type ReactElement } from "react";
import { useLists } from "../api/lists.ts";
import { Button } from "../kit/button.tsx";
import { SearchField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { useSearchText, useSlashKey } from "../kit/search.ts";
import { Allowed } from "../sign-in/allowed.tsx";
import { useUpload } from "../upload/upload-context.ts";
import { FirstList } from "./first-list.tsx";
import "./lists.css";
import { Link, useSearchParams } from "react-router";
import type { List, Run, StatusCounts } from "../api/schemas.ts";
import { formatTimeLeft } from "../format/duration.ts";
import { formatCount, formatShare, plural } from "../format/number.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBar, statusTotals } from "../status/status-bar.tsx";
import { STALL_WORDS } from "../status/stall-notice.tsx";
import { StageBadge } from "./stage.tsx";
import { TagLinks } from "./tag-links.tsx";

/** From this many lists on, a search field is shown. */
const SEARCHED_LISTS = 10;

export function Component(): ReactElement {
  const { chooseFile, openPaste } = useUpload();
  const { text, setText, asked } = useSearchText();
  const [search, setSearch] = useSearchParams();
  const tag = search.get("tag");
  const lists = useLists(asked, tag);
  const rows = lists.data?.pages.flatMap((page) => page.lists) ?? [];
  const isEmpty = lists.isSuccess && rows.length === 0 && asked === "" && tag === null;
  const isSearched = rows.length >= SEARCHED_LISTS || lists.hasNextPage || asked !== "" || text !== "";
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  return (
    <div className="page">
      <PageHeader
        title="Lists"
        lead={isEmpty ? undefined : "Drop a file anywhere to import another list."}
        actions={
          isEmpty ? undefined : (
            <Allowed scope="verify">
              <Button icon={<ClipboardPaste size={16} aria-hidden />} onPress={() => openPaste()}>
                Paste addresses
              </Button>
              <Button variant="primary" icon={<FileUp size={16} aria-hidden />} onPress={chooseFile}>
                Upload a file
              </Button>
            </Allowed>
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
      {tag !== null && (
        <div>
          <Button icon={<X size={14} aria-hidden />} onPress={() => setSearch(withoutTag)}>
            Only “{tag}”: show all lists
          </Button>
        </div>
      )}
      {lists.isError && <ProblemNotice error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.isPending && <Skeleton height={320} label="Loading your lists" />}
      {isEmpty && <FirstList />}
      {lists.isSuccess && rows.length === 0 && !isEmpty && (
        <div className="panel">
          <EmptyState icon={<SearchX size={24} aria-hidden />} title="No matching lists">
            {tag === null ? "Try part of the list's or the file's name." : "No list has this tag any more."}
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

function withoutTag(now: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(now);
  next.delete("tag");
  return next;
}

/** One list; the whole row is a link to it. */
function ListRow({ list }: { readonly list: List }): ReactElement {
  return (
    <li className="list-row">
      <div className="list-row-name">
        <Link to={`/lists/${list.id}`} className="list-row-link cut">
          {list.name}
        </Link>
        {list.file_name !== list.name && <span className="small faint cut">{list.file_name}</span>}
        <TagLinks tags={list.tags} />
      </div>
      <div className="list-row-rows num">
        {formatCount(list.row_count)}
        <span className="list-row-unit"> rows</span>
      </div>
      <div className="list-row-result">
        <Outcome list={list} />
      </div>
      <div className="list-row-stage">
        <StageBadge list={list} />
      </div>
      <div className="list-row-date small faint">
        <Ago at={list.created_at} />
      </div>
    </li>
  );
}

function Outcome({ list }: { readonly list: List }): ReactElement {
  const { run, analysis } = list;
  if (list.state === "failed")
    return <span className="small soft list-row-error">{list.error ?? "The file could not be read."}</span>;
  if (run === null) {
    const text =
      list.state === "ready" && analysis !== null ? `${plural(analysis.unique, "address", "addresses")} to check` : "";
    return <span className="small soft">{text}</span>;
  }
  const counts = statusTotals(run.counts);
  return (
    <>
      <StatusBar counts={counts} total={run.total} />
      <span className="small soft num">{outcomeWords(run, counts)}</span>
    </>
  );
}

function outcomeWords(run: Run, counts: StatusCounts): string {
  const deliverable = `${formatShare(counts.deliverable ?? 0, run.total)} deliverable`;
  if (run.stall_reason != null) return `${deliverable} · ${STALL_WORDS[run.stall_reason].short}`;
  return run.state === "running"
    ? `${deliverable} · ${formatTimeLeft(run.time_left.all?.at ?? null, Date.now())}`
    : deliverable;
}
