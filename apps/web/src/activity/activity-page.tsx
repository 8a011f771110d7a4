import { ScrollText } from "lucide-react";
import type { ReactElement } from "react";
import { Link } from "react-router";
import type { AuditEntry, AuditPage } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { Moment } from "../kit/time.tsx";
import { actionWords, actorWords, detailText } from "../words/audit.ts";
import "./activity.css";
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { api, read } from "../api/client.ts";

export function Component(): ReactElement {
  const audit = useAudit();
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className="page">
      <PageHeader
        title="Activity"
        lead="Who did what: uploads, schedules, deletions, keys. The log can't be changed."
      />
      {audit.isPending && <Skeleton height={360} label="Loading the activity" />}
      {audit.isError && entries.length === 0 && (
        <ProblemNotice error={audit.error} onRetry={() => void audit.refetch()} />
      )}
      {audit.isSuccess && entries.length === 0 && (
        <div className="panel">
          <EmptyState icon={<ScrollText size={24} aria-hidden />} title="No activity yet">
            Uploads, changed schedules, deleted data and new keys appear here with time and user.
          </EmptyState>
        </div>
      )}
      {entries.length > 0 && (
        <ol className="panel panel-flush">
          {entries.map((entry) => (
            <ActivityRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {audit.hasNextPage && (
        <div>
          <Button onPress={() => void audit.fetchNextPage()} isPending={audit.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

/** What it was done to; a list can be opened. */
function Subject({ entry: { action, subject } }: { readonly entry: AuditEntry }): ReactElement | null {
  if (subject === null || subject === "") return null;
  const isNumber = /^\d+$/u.test(subject);
  if (isNumber && action.startsWith("list.") && action !== "list.deleted") {
    return (
      <span className="activity-subject">
        <Link to={`/lists/${subject}`}>List {subject}</Link>
      </span>
    );
  }
  return <span className="activity-subject">{isNumber ? `#${subject}` : subject}</span>;
}

function ActivityRow({ entry }: { readonly entry: AuditEntry }): ReactElement {
  const detail = detailText(entry.detail);
  return (
    <li className="activity">
      <span className="small faint activity-at">
        <Moment at={entry.at} />
      </span>
      <span className="activity-what">
        <b>{actorWords(entry.actor)}</b> {actionWords(entry.action)}
        <Subject entry={entry} />
      </span>
      <span className="small soft activity-detail">{detail}</span>
    </li>
  );
}

function useAudit(): UseInfiniteQueryResult<InfiniteData<AuditPage>> {
  return useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam, signal }) =>
      read(api.GET("/v1/audit", { params: { query: { cursor: pageParam, limit: 100 } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
