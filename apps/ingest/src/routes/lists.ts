import { cancelRun, readLists, renameList } from "@rollcall/db";
import type { Dedupe, List } from "@rollcall/ports";
import { columnNames } from "@rollcall/tabular";
import { ASK_EVERYBODY, changeMapping, progressOf, startRun } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { chooseColumns, ColumnError } from "../choose-columns.ts";
import { describeList, type ListServices } from "../describe-list.ts";
import { notFound, Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { DEDUPE } from "../upload-options.ts";
import { runView } from "../views/run-view.ts";
import { idOf, parse } from "./parse.ts";

const PAGE = z.object({
  cursor: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const CHANGE = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  /** Positions from 0, as a list shows them. */
  address_columns: z.array(z.number().int().nonnegative()).min(1).max(100).optional(),
  /** Headers, or positions from 1. */
  column: z
    .union([z.string(), z.array(z.string()).min(1).max(100)])
    .transform((value) => [value].flat())
    .optional(),
  dedupe: DEDUPE.optional(),
});

const START = z.object({ recheck: z.boolean().default(false) }).nullish();

/** Lists that are there: look, start, change, delete. */
export function listRoutes(app: FastifyInstance, services: ListServices): void {
  const { database, store } = services;

  app.get("/v1/lists", async (request) => {
    const { cursor, limit } = parse(PAGE, request.query, "query");
    const lists = await readLists(database, limit, cursor ?? null);
    const last = lists.length === limit ? lists.at(-1) : undefined;
    return {
      lists: await Promise.all(lists.map((list) => describeList(services, list, "none"))),
      next_cursor: last ? String(last.id) : null,
    };
  });

  app.get("/v1/lists/:id", async (request) => describeList(services, await find(services, request.params), "wait"));

  app.patch("/v1/lists/:id", async (request) => {
    const change = parse(CHANGE, request.body, "body");
    let list = await find(services, request.params);
    const mapped = change.address_columns !== undefined || change.column !== undefined || change.dedupe !== undefined;
    if (mapped) list = await remap(services, list, change);
    if (change.name !== undefined) list = (await renameList(database, list.id, change.name)) ?? list;
    return await describeList(services, list, mapped ? "quick" : "wait");
  });

  app.delete("/v1/lists/:id", async (request, reply) => {
    const list = await find(services, request.params);
    const run = await store.readLatestRun(list.id);
    if (run) await cancelRun(database, run.id);
    await store.deleteList(list.id);
    return reply.status(204).send();
  });

  app.post("/v1/lists/:id/start", async (request, reply) => {
    const list = await find(services, request.params);
    const body = parse(START, request.body, "body");
    const runId = await startList(services, list, body?.recheck ?? false);
    const progress = await progressOf(services, runId);
    if (!progress) throw notFound("run");
    return reply
      .status(201)
      .header("location", `/v1/runs/${runId}`)
      .send(runView(progress.run, progress.progress, progress.timeLeft));
  });
}

/** Starts a run over a list. Throws a problem where it is not the time. */
export async function startList(services: Services, list: List, recheck: boolean): Promise<number> {
  const { store, settings } = services;
  assertReady(list);
  const latest = await store.readLatestRun(list.id);
  if (latest && ["starting", "running", "paused"].includes(latest.state)) {
    throw new Problem(
      409,
      "already_running",
      "This list is being verified already.",
      "Wait for it, or cancel it first.",
    );
  }
  const { runId } = await startRun(services, {
    kind: "list",
    listId: list.id,
    contactIds: null,
    priority: 0,
    watched: false,
    freshFor: recheck ? ASK_EVERYBODY : settings.freshFor,
  });
  return runId;
}

/** Reads a list's rows again with other address columns. */
async function remap(services: Services, list: List, change: z.infer<typeof CHANGE>): Promise<List> {
  assertReady(list);
  const addressColumns = columnsOf(list, change);
  const dedupe = change.dedupe ?? (list.dedupe as Dedupe);
  const mapped = await changeMapping(services.store, list, { addressColumns, dedupe });
  if (mapped) return mapped;
  throw new Problem(
    409,
    "already_verified",
    "This list has been verified, so its columns are settled.",
    "Upload the file again to read it in another way.",
  );
}

function columnsOf(list: List, change: z.infer<typeof CHANGE>): readonly number[] {
  const names = columnNames(list.columns, list.columnCount);
  try {
    const positions = change.address_columns?.map((position) => String(position + 1));
    if (positions !== undefined) {
      const numbers = names.map((_, index) => String(index + 1));
      return chooseColumns(numbers, positions);
    }
    return change.column === undefined ? list.addressColumns : chooseColumns(names, change.column);
  } catch (error) {
    if (error instanceof ColumnError) throw new Problem(422, error.code, error.message);
    throw error;
  }
}

function assertReady(list: List): void {
  if (list.state !== "ready")
    throw new Problem(409, "not_ready", "This list is still being read.", "Try again when it is ready.");
}

/** The list that a path names. */
export async function find(services: Services, params: unknown): Promise<List> {
  const list = await services.store.readList(idOf(params));
  if (!list) throw notFound("list");
  return list;
}
