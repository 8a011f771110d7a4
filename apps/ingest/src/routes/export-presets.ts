import { z } from "zod";
import { deleteExportPreset, type ExportPreset, readExportPresets, storeExportPreset } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { parse } from "../http/parse.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, time } from "../shapes/common.ts";
import { EXPORT_OPTIONS, hasTwoSetsOfRows } from "../shapes/export.ts";
import { twoSetsOfRows } from "./exports.ts";

const VALUE = z.union([z.string().max(20_000), z.array(z.string().max(2_000)).max(2_100)]).optional();

type Parameter = keyof typeof EXPORT_OPTIONS.shape;

const OPTIONS = z
  .strictObject(
    Object.fromEntries(Object.keys(EXPORT_OPTIONS.shape).map((name) => [name, VALUE])) as Record<
      Parameter,
      typeof VALUE
    >,
  )
  .describe("Parameters of a download, as its query takes them.");

const PRESET = z
  .object({
    id: z.string(),
    name: z.string(),
    options: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    created_at: time,
  })
  .meta({ id: "ExportPreset", description: "What a download writes, and how, under a name." });

const PRESETS = { path: "/v1/export-presets", tag: "Results" } as const;

const ALL = {
  ...PRESETS,
  method: "GET",
  summary: "List saved exports",
  scope: "read",
  answers: { 200: z.object({ presets: z.array(PRESET) }) },
} as const satisfies RouteDeclaration;

const STORE = {
  ...PRESETS,
  method: "POST",
  summary: "Save what an export writes under a name",
  description: "In the place of the one that has this name. Downloads take it as `saved`.",
  scope: "verify",
  body: z.object({ name: z.string().trim().min(1).max(200), options: OPTIONS }),
  answers: { 201: PRESET },
} as const satisfies RouteDeclaration;

const DELETE = {
  method: "DELETE",
  path: "/v1/export-presets/:id",
  tag: "Results",
  summary: "Remove a saved export",
  scope: "verify",
  params: ID_PARAMS,
  answers: { 204: null },
} as const satisfies RouteDeclaration;

/** Exports under a name. */
export function exportPresetRoutes(api: Api, { database }: Services): void {
  api.route(ALL, async () => ({ presets: (await readExportPresets(database)).map(viewOf) }));

  api.route(STORE, async ({ body: { name, options }, actor, send }) => {
    if (hasTwoSetsOfRows(parse(EXPORT_OPTIONS, options, "body"))) throw twoSetsOfRows();
    const stored = await storeExportPreset(database, actor, { name, options });
    if (stored === null)
      throw new Problem(422, "too_many_presets", "There are too many saved exports.", "Remove some.");
    return send(201, viewOf(stored));
  });

  api.route(DELETE, async ({ params, actor }) => {
    if (!(await deleteExportPreset(database, actor, params.id))) throw notFound("saved export");
    return undefined;
  });
}

function viewOf({ id, name, options, createdAt }: ExportPreset): JsonOf<typeof PRESET> {
  const stored = options as JsonOf<typeof PRESET>["options"];
  return { id: String(id), name, options: stored, created_at: createdAt.toISOString() };
}
