import type { Readable } from "node:stream";
import {
  exportParts,
  type ExportRequest,
  exportTable,
  findExportPreset,
  type List,
  NoSuchColumnError,
  openAddresses,
  readLatestRun,
  type Run,
  writeAudit,
} from "@rollcall/core";
import { type ArchivedFile, type TableOutput, writeArchive, writeTable } from "@rollcall/tabular";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { slotOwner } from "../access/caller.ts";
import { dropStalled } from "../http/drop-stalled.ts";
import { attachment } from "../http/attachment.ts";
import { parse } from "../http/parse.ts";
import { Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS } from "../shapes/common.ts";
import { EXPORT, EXPORT_OPTIONS, type ExportOptions, exportFilterOf, hasTwoSetsOfRows } from "../shapes/export.ts";
import { CONTENT_TYPES, extensionOf, FILE_TYPES } from "../shapes/file-format.ts";
import { findList } from "./lists.ts";

const DOWNLOAD = {
  method: "GET",
  path: "/v1/lists/:id/export",
  tag: "Results",
  summary: "Download a list with its answers",
  description:
    "Every uploaded row, unchanged, with `rc_` columns appended; of rows with the same address the first, unless all of the list is written. The header `x-rollcall-open` counts the addresses without a final answer.",
  scope: "read",
  params: ID_PARAMS,
  query: EXPORT,
  gives: ["Content-Disposition"],
  answers: {
    200: { types: [...FILE_TYPES, "application/gzip", "application/zip"], description: "The file." },
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

  api.route(DOWNLOAD, async ({ params, query: { saved }, request, reply, actor }) => {
    const query = await optionsOf(services, saved, request.query as object);
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
    if (hasTwoSetsOfRows(query)) throw twoSetsOfRows();
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
      .header("content-type", contentTypeOf(query))
      .header("content-disposition", attachment(fileName(list, query)))
      .header("cache-control", "no-store")
      .header("x-rollcall-open", String(openAddresses(list, run)))
      .send(file);
  });
}

/** Otherwise one of them would be ignored without a word. */
export function twoSetsOfRows(): Problem {
  const hint = "Leave out one of them, or use the preset `custom`.";
  return new Problem(422, "two_sets_of_rows", "`preset` and `status` both say which rows to write.", hint);
}

/** The parameters of a request, and where it has none those of the saved export that it names. */
async function optionsOf({ database }: Services, saved: string | undefined, given: object): Promise<ExportOptions> {
  const { saved: _, ...wanted } = given as { readonly saved?: unknown };
  if (saved === undefined) return parse(EXPORT_OPTIONS, wanted, "query");
  const preset = await findExportPreset(database, saved);
  if (preset === null)
    throw new Problem(
      422,
      "no_such_preset",
      `There is no saved export ${JSON.stringify(saved)}.`,
      "List them: /v1/export-presets.",
    );
  return parse(EXPORT_OPTIONS, { ...preset.options, ...wanted }, "query");
}

function contentTypeOf({ split, gzip, format }: ExportOptions): string {
  if (split === "status") return "application/zip";
  return gzip ? "application/gzip" : CONTENT_TYPES[format];
}

function writeExport(services: Services, list: List, run: Run | null, query: ExportOptions): Readable {
  if (query.format === "xlsx") assertFitsExcel(list);
  const request: ExportRequest = {
    list,
    runId: run?.id ?? null,
    filter: exportFilterOf(query),
    final: run?.state === "cancelled",
    columns: query.columns,
    isPerAddress: query.lines === "addresses",
    target: query.target,
  };
  // Its columns are checked before the first byte is sent, also where the archive makes tables of its own.
  const table = tableOf(services, request);
  if (query.split === "status") return writeArchive(filesOf(services, request, query));
  return writeTable({ ...table, ...outputOf(query), rows: table.rows() });
}

/** A file for each status. */
async function* filesOf(
  { database }: Services,
  request: ExportRequest,
  query: ExportOptions,
): AsyncGenerator<ArchivedFile, void, undefined> {
  for await (const { name, table } of exportParts(database, request)) {
    const bytes = writeTable({ ...table, ...outputOf({ ...query, gzip: false }), rows: table.rows() });
    yield { name: `${name}.${extensionOf(query.format)}`, bytes, isPacked: query.format === "xlsx" };
  }
}

function outputOf(query: ExportOptions): Pick<TableOutput, "format" | "gzip" | "delimiter" | "formulaGuard"> {
  return {
    format: query.format,
    gzip: query.gzip && query.format !== "xlsx",
    ...(query.delimiter === undefined ? {} : { delimiter: query.delimiter }),
    ...(query.formula_guard === undefined ? {} : { formulaGuard: query.formula_guard }),
  };
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

function fileName(list: List, { preset, format, gzip, split }: ExportOptions): string {
  const name = list.name
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replaceAll(/[/\\\p{Cc}]/gu, "-")
    .toWellFormed();
  if (split === "status") return `${name}-${preset}.zip`;
  return `${name}-${preset}.${extensionOf(format)}${gzip && format !== "xlsx" ? ".gz" : ""}`;
}
