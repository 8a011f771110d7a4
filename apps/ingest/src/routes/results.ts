import { EVERY_ROW, readSummary } from "@rollcall/db";
import type { RowFilter } from "@rollcall/ports";
import { writeTable } from "@rollcall/tabular";
import { exportTable } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Services } from "../services.ts";
import { rowView } from "../views/row-view.ts";
import { find } from "./lists.ts";
import { parse } from "./parse.ts";

const words = z
  .string()
  .max(1_000)
  .transform((text) => text.split(",").filter(Boolean))
  .optional();

const yesNo = z.enum(["true", "false"]).transform((word) => word === "true");

const RESULTS = z.object({
  status: words,
  reason: words,
  q: z.string().max(320).optional(),
  duplicates: yesNo.default(true),
  cursor: z.coerce.number().int().nonnegative().max(2_147_483_647).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

const EXPORT = z.object({
  preset: z.enum(["everything", "safe", "safe_and_risky", "undeliverable", "unknown", "custom"]).default("everything"),
  format: z.enum(["csv", "csv_excel", "xlsx", "jsonl"]).default("csv"),
  status: words,
  reason: words,
  duplicates: yesNo.default(true),
  delimiter: z.enum([",", ";", "\t"]).optional(),
  gzip: yesNo.default(false),
});

const PRESET_STATUSES = {
  everything: null,
  safe: ["deliverable"],
  safe_and_risky: ["deliverable", "risky"],
  undeliverable: ["undeliverable"],
  unknown: ["unknown"],
  custom: null,
} as const satisfies Record<string, readonly string[] | null>;

const CONTENT_TYPES = {
  csv: "text/csv; charset=utf-8",
  csv_excel: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

/** Rows with their answers: paged for pages, whole for downloads. */
export function resultRoutes(app: FastifyInstance, services: Services): void {
  const { database, store } = services;

  app.get("/v1/lists/:id/results", async (request) => {
    const list = await find(services, request.params);
    const query = parse(RESULTS, request.query, "query");
    const run = await store.readLatestRun(list.id);
    const filter = { ...filterOf(query), search: query.q ?? null };
    const page = { afterRow: query.cursor, limit: query.limit, filter };
    const rows = await store.readRows({ listId: list.id, runId: run?.id ?? null }, page);
    return {
      results: rows.map(rowView),
      next_cursor: rows.length === query.limit ? String(rows.at(-1)?.rowNumber) : null,
      total: list.rowCount,
    };
  });

  app.get("/v1/lists/:id/summary", async (request) => {
    const list = await find(services, request.params);
    const run = await store.readLatestRun(list.id);
    return await readSummary(database, run?.id ?? null);
  });

  app.get("/v1/lists/:id/export", async (request, reply) => {
    const list = await find(services, request.params);
    const query = parse(EXPORT, request.query, "query");
    const run = await store.readLatestRun(list.id);
    const statuses = PRESET_STATUSES[query.preset] ?? query.status ?? null;
    const filter: RowFilter = { ...filterOf(query), statuses };
    const final = run?.state === "cancelled";
    const table = exportTable(store, { list, runId: run?.id ?? null, filter, final });
    const extension = query.format === "csv_excel" ? "csv" : query.format;
    const name = `${list.name.replace(/\.[a-z0-9]{1,5}$/i, "")}-${query.preset}.${extension}${query.gzip ? ".gz" : ""}`;
    return reply
      .header("content-type", query.gzip ? "application/gzip" : CONTENT_TYPES[query.format])
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header("x-rollcall-open", String(run ? run.total - run.done : list.contactCount))
      .send(
        writeTable({
          format: query.format,
          gzip: query.gzip,
          header: table.header,
          rows: table.rows(),
          ...(query.delimiter === undefined ? {} : { delimiter: query.delimiter }),
        }),
      );
  });
}

function filterOf(query: {
  status?: string[] | undefined;
  reason?: string[] | undefined;
  duplicates: boolean;
}): RowFilter {
  return { ...EVERY_ROW, statuses: query.status ?? null, reasons: query.reason ?? null, duplicates: query.duplicates };
}
