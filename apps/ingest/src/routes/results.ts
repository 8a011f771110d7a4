import { countRows, EVERY_ROW, readSummary } from "@rollcall/db";
import type { AnswersOf, List, RowFilter } from "@rollcall/ports";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ROW_FILTER, rowFilterOf } from "../row-filter.ts";
import type { Services } from "../services.ts";
import { rowView } from "../views/row-view.ts";
import { find } from "./lists.ts";
import { parse } from "./parse.ts";

const RESULTS = ROW_FILTER.extend({
  cursor: z.coerce.number().int().nonnegative().max(2_147_483_647).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** In longer lists, how many rows a filter leaves would take seconds to count. */
const COUNTED_ROWS = 250_000;

/** Rows with their answers, a page at a time, and sums of them. */
export function resultRoutes(app: FastifyInstance, services: Services): void {
  const { database, store } = services;

  app.get("/v1/lists/:id/results", async (request) => {
    const list = await find(services, request.params);
    const query = parse(RESULTS, request.query, "query");
    const run = await store.readLatestRun(list.id);
    const of = { listId: list.id, runId: run?.id ?? null, final: run?.state === "cancelled" };
    const filter = rowFilterOf(query);
    const [rows, total] = await Promise.all([
      store.readRows(of, filter, { afterRow: query.cursor, limit: query.limit }),
      totalOf(list, of, filter),
    ]);
    return {
      results: rows.map((row) => rowView(row, list.addressColumns)),
      next_cursor: rows.length === query.limit ? String(rows.at(-1)?.rowNumber) : null,
      total,
    };
  });

  app.get("/v1/lists/:id/summary", async (request) => {
    const list = await find(services, request.params);
    const run = await store.readLatestRun(list.id);
    return await readSummary(database, run?.id ?? null);
  });

  /** Null: nobody counted. */
  async function totalOf(list: List, of: AnswersOf, filter: RowFilter): Promise<number | null> {
    if (JSON.stringify(filter) === JSON.stringify(EVERY_ROW)) return list.rowCount;
    return list.rowCount <= COUNTED_ROWS ? await countRows(database, of, filter) : null;
  }
}
