import { SearchX } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import { useResults, type ResultFilter } from "../api/lists.ts";
import type { List, Summary } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton, EmptyState } from "../kit/page.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { isFiltered } from "./filter.ts";
import { rowTotal } from "./rows.ts";
import { ResultTable } from "./result-table.tsx";
import type { ChangeFilter } from "./filter.ts";
import { RowDrawer } from "./row-drawer.tsx";

interface ResultRowsProps {
  readonly list: List;
  readonly summary: Summary | undefined;
  readonly filter: ResultFilter;
  readonly onFilter: ChangeFilter;
  readonly isActive: boolean;
}

const NO_FILTER = { status: null, reason: null, provider: null, domain: null, q: null, duplicates: null };

/** The filtered rows of a list, fetched while scrolling. */
export function ResultRows({ list, summary, filter, onFilter, isActive }: ResultRowsProps): ReactElement {
  const results = useResults(list.id, filter, isActive);
  const pages = results.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.results) ?? [], [pages]);
  const total =
    results.data === undefined
      ? null
      : rowTotal({
          total: results.data.pages[0]?.total ?? null,
          loaded: rows.length,
          hasMore: results.hasNextPage,
        });
  const [openAt, setOpenAt] = useState<number | null>(null);
  const open = openAt === null ? undefined : rows[openAt];
  return (
    <section className="rows" aria-label="Rows">
      <FilterBar list={list} summary={summary} filter={filter} onFilter={onFilter} total={total} />
      {results.isPending && <Skeleton height={400} label="Loading the rows" />}
      {results.isError && rows.length === 0 && (
        <ProblemNotice error={results.error} onRetry={() => void results.refetch()} />
      )}
      {results.isSuccess && rows.length === 0 && (
        <div className="panel">
          <EmptyState
            icon={<SearchX size={24} aria-hidden />}
            title={isFiltered(filter) ? "No matching rows" : "No rows"}
            actions={isFiltered(filter) && <Button onPress={() => onFilter(NO_FILTER)}>Show all rows</Button>}
          >
            {isActive ? "Rows appear here as they are checked." : "Remove a filter to see more."}
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <ResultTable
          rows={rows}
          total={total?.count ?? rows.length}
          addressColumns={list.address_columns}
          isStale={results.isPlaceholderData}
          hasMore={results.hasNextPage}
          isFetchingMore={results.isFetchingNextPage}
          onMore={() => void results.fetchNextPage()}
          onOpen={setOpenAt}
        />
      )}
      {open !== undefined && openAt !== null && (
        <RowDrawer
          result={open}
          list={list}
          onClose={() => setOpenAt(null)}
          onPrevious={openAt > 0 ? () => setOpenAt(openAt - 1) : null}
          onNext={openAt < rows.length - 1 ? () => setOpenAt(openAt + 1) : null}
        />
      )}
    </section>
  );
}
