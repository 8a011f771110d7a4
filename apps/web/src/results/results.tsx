import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useSummary } from "../api/lists.ts";
import type { List } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/page.tsx";
import { type ChangeFilter, filterFrom, withFilter } from "./filter.ts";
import { standingOf } from "./outcome.ts";
import { Overview } from "./overview.tsx";
import { ResultRows } from "./result-rows.tsx";
import "./results.css";

/** The results of a list: charts that filter the table below them. */
export default function Results({ list, isActive }: { readonly list: List; readonly isActive: boolean }): ReactElement {
  const summary = useSummary(list.id, isActive);
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  const change: ChangeFilter = (changes) =>
    // Back undoes a filter, but not each pause in typing.
    setSearch((now) => withFilter(now, changes), { replace: "q" in changes, preventScrollReset: true });
  return (
    <>
      {summary.isPending && <Skeleton height={300} label="Loading the summary" />}
      {summary.isError && summary.data === undefined && (
        <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />
      )}
      {summary.data !== undefined && (
        <Overview standing={standingOf(list, summary.data)} summary={summary.data} filter={filter} onFilter={change} />
      )}
      {summary.data !== undefined && summary.data.rechecking > 0 && (
        <Notice tone="info">
          {plural(summary.data.rechecking, "result is", "results are")} from before and being checked again.
        </Notice>
      )}
      <ResultRows list={list} summary={summary.data} filter={filter} onFilter={change} isActive={isActive} />
    </>
  );
}
