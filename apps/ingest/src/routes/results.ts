import { z } from "zod";
import { type ListAnswers, readLatestRun } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, NEXT_CURSOR, numberCursor, pageLimit, pageOf } from "../shapes/common.ts";
import { RESULT, SUMMARY, rowView, ROW_FILTER, rowFilterOf } from "../shapes/result.ts";
import { findList } from "./lists.ts";

const RESULTS = ROW_FILTER.extend({ cursor: numberCursor.optional(), limit: pageLimit(1_000, 100) });

const PAGE = z.object({
  results: z.array(RESULT),
  next_cursor: NEXT_CURSOR,
  total: z.int().nullable().describe("Rows that match the filter; null: not counted, because the list is long."),
});

/** Rows with their answers, in pages, and their totals. */
export function resultRoutes(api: Api, services: Services, answers: ListAnswers): void {
  const { database } = services;

  api.route(
    {
      method: "GET",
      path: "/v1/lists/:id/results",
      tag: "Results",
      summary: "List rows with their answers, also during a run",
      scope: "read",
      params: ID_PARAMS,
      query: RESULTS,
      answers: { 200: PAGE },
    },
    async ({ params, query }) => {
      const list = await findList(services, params.id);
      const run = await readLatestRun(database, list.id);
      // One more, so that a full last page has no cursor to an empty one. The index may find more rows than still match.
      const page = { afterRow: query.cursor ?? 0, limit: query.limit + 1 };
      const { rows, next, total } = await answers.page(list, run, rowFilterOf(query), page);
      const more = next === null ? null : String(next);
      const { items, nextCursor } = pageOf(rows, query.limit, ({ rowNumber }) => String(rowNumber));
      return {
        results: items.map((row) => rowView(row, list.addressColumns)),
        next_cursor: rows.length > query.limit ? nextCursor : more,
        total,
      };
    },
  );

  api.route(
    {
      method: "GET",
      path: "/v1/lists/:id/summary",
      tag: "Results",
      summary: "Count the verdicts of a list's latest run",
      scope: "read",
      params: ID_PARAMS,
      answers: { 200: SUMMARY },
    },
    async ({ params }) => {
      const list = await findList(services, params.id);
      const run = await readLatestRun(database, list.id);
      const summary = await answers.summary(list, run);
      return {
        by_status: summary.byStatus,
        by_reason: summary.byReason,
        by_provider: summary.byProvider,
        top_domains: summary.topDomains,
        rows_by_status: summary.rowsByStatus,
        rechecking: summary.rechecking,
      };
    },
  );
}
