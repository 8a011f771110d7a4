import type { Readable } from "node:stream";
import { z } from "zod";
import {
  EXPORT_TARGETS,
  type ExportTarget,
  exportTable,
  type List,
  NoSuchColumnError,
  readLatestRun,
  type Run,
  writeAudit,
} from "@rollcall/core";
import { PRESET_STATUSES } from "@rollcall/core/presets";
import { writeTable } from "@rollcall/tabular";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { slotOwner } from "../access/caller.ts";
import { dropStalled } from "../http/drop-stalled.ts";
import { attachment } from "../http/attachment.ts";
import { Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS } from "../shapes/common.ts";
import { CONTENT_TYPES, extensionOf, FILE_FORMAT, FILE_TYPES } from "../shapes/file-format.ts";
import { ROW_FILTER, rowFilterOf, yesNo } from "../shapes/result.ts";
import { findList } from "./lists.ts";

const EXPORT = ROW_FILTER.extend({
  preset: z.enum(["everything", "safe", "safe_and_risky", "undeliverable", "unknown", "custom"]).default("everything"),
  format: FILE_FORMAT,
  /** Names of the columns to write, in order. */
  columns: z
    .union([z.string().max(20_000), z.array(z.string().max(2_000)).max(2_100)])
    .transform((value) => (typeof value === "string" ? value.split(",") : value))
    .optional(),
  delimiter: z
    .enum([",", ";", "\t", "|", "comma", "semicolon", "tab", "pipe"])
    .transform((word) => DELIMITERS[word as keyof typeof DELIMITERS] ?? word)
    .optional(),
  /** For CSV: escape formula cells. */
  formula_guard: yesNo.optional(),
  gzip: yesNo.default(false),
  /** The mail tool that the file is for: its names of columns, and no row without an address. */
  target: z.enum(Object.keys(EXPORT_TARGETS) as [ExportTarget, ...ExportTarget[]]).optional(),
  /** Of rows with several addresses: one line with the best, or one for each. */
  lines: z.enum(["rows", "addresses"]).default("rows"),
});

const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;

const DOWNLOAD = {
  method: "GET",
  path: "/v1/lists/:id/export",
  tag: "Results",
  summary: "Download a list with its answers",
  description:
    "Every uploaded row, unchanged, with `rc_` columns appended. The header `x-rollcall-open` counts the addresses without a final answer.",
  scope: "read",
  params: ID_PARAMS,
  query: EXPORT,
  gives: ["Content-Disposition"],
  answers: {
    200: { types: [...FILE_TYPES, "application/gzip"], description: "The file." },
  },
} as const satisfies RouteDeclaration;

/** Excel's limits per cell and per row. */
const XLSX_CELL_CHARS = 32_767;
const XLSX_COLUMNS = 16_384;

/** Each holds a database connection while its client reads. */
const EXPORTS_AT_ONCE = 6;
/** So that one key can't take them all. */
const EXPORTS_PER_KEY = 4;

/** Exports of lists, at any time during a run. `stallMs`: see `dropStalled`. */
export function exportRoutes(api: Api, services: Services, stallMs?: number): void {
  /** Whose exports are open, once for each. */
  const open: string[] = [];

  api.route(DOWNLOAD, async ({ params, query, request, reply, actor }) => {
    const list = await findList(services, params.id);
    const run = await readLatestRun(services.database, list.id);
    const owner = slotOwner(request);
    if (open.length >= EXPORTS_AT_ONCE || open.filter((name) => name === owner).length >= EXPORTS_PER_KEY)
      throw new Problem(503, "busy", "Too many concurrent downloads.", "Try again in a minute.");
    const { preset, format } = query;
    if (query.target !== undefined && query.columns !== undefined)
      throw new Problem(
        422,
        "two_sets_of_columns",
        "`target` has its own columns.",
        "Leave `columns` out, or `target`.",
      );
    await writeAudit(services.database, {
      actor,
      action: "list.downloaded",
      subject: list.id,
      detail: { preset, format, from: request.ip },
    });
    const file = writeExport(services, list, run, query);
    open.push(owner);
    file.once("close", () => open.splice(open.indexOf(owner), 1));
    dropStalled(reply.raw, stallMs);
    return reply
      .header("content-type", query.gzip ? "application/gzip" : CONTENT_TYPES[query.format])
      .header("content-disposition", attachment(fileName(list, query)))
      .header("cache-control", "no-store")
      .header("x-rollcall-open", String(run ? run.total - run.done : list.contactCount))
      .send(file);
  });
}

function writeExport(services: Services, list: List, run: Run | null, query: z.infer<typeof EXPORT>): Readable {
  if (query.format === "xlsx") assertFitsExcel(list);
  const filter = rowFilterOf(query);
  const statuses = query.preset === "custom" ? null : PRESET_STATUSES[query.preset];
  const table = tableOf(services, {
    list,
    runId: run?.id ?? null,
    filter: { ...filter, statuses: statuses ?? filter.statuses },
    final: run?.state === "cancelled",
    columns: query.columns,
    isPerAddress: query.lines === "addresses",
    target: query.target,
  });
  return writeTable({
    format: query.format,
    gzip: query.gzip && query.format !== "xlsx",
    prelude: table.prelude,
    footer: table.footer,
    header: table.header,
    rows: table.rows(),
    ...(query.delimiter === undefined ? {} : { delimiter: query.delimiter }),
    ...(query.formula_guard === undefined ? {} : { formulaGuard: query.formula_guard }),
  });
}

function tableOf({ database }: Services, request: Parameters<typeof exportTable>[1]): ReturnType<typeof exportTable> {
  try {
    return exportTable(database, request);
  } catch (error) {
    if (error instanceof NoSuchColumnError) throw new Problem(422, error.code, error.message);
    throw error;
  }
}

/** Checked before the first byte: a broken download shows no message. */
function assertFitsExcel(list: List): void {
  if (list.longestCell <= XLSX_CELL_CHARS && list.columnCount + 16 <= XLSX_COLUMNS) return;
  throw new Problem(
    422,
    "too_large_for_xlsx",
    "A cell or a row of this list exceeds the limits of Excel.",
    "Download it as CSV or JSON Lines.",
  );
}

function fileName(list: List, { preset, format, gzip }: z.infer<typeof EXPORT>): string {
  const name = list.name
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replaceAll(/[/\\\p{Cc}]/gu, "-")
    .toWellFormed();
  return `${name}-${preset}.${extensionOf(format)}${gzip && format !== "xlsx" ? ".gz" : ""}`;
}
