import { ClipboardPaste, FileUp } from "lucide-react";
import type { ReactElement } from "react";
import { useLists } from "../api/lists.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader } from "../kit/page.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { useUpload } from "../upload/upload-context.ts";
import { FirstList } from "./first-list.tsx";
import { ListRow } from "./list-row.tsx";
import "./lists.css";

/** All lists, newest first. */
export function Component(): ReactElement {
  const { chooseFile, openPaste } = useUpload();
  const lists = useLists();
  const rows = lists.data?.pages.flatMap((page) => page.lists) ?? [];
  const isEmpty = lists.isSuccess && rows.length === 0;
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
      {lists.isError && <ProblemNotice error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.isPending && <Skeleton height={320} label="Loading your lists" />}
      {isEmpty && <FirstList />}
      {rows.length > 0 && (
        <div className="lists panel panel-flush">
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
