import { cancelRun, readLists, renameList } from "@rollcall/db";
import type { List } from "@rollcall/ports";
import { ASK_EVERYBODY, progressOf, startRun } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { analyse } from "../analysis.ts";
import { notFound, Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { receiveList } from "../upload.ts";
import { listView } from "../views/list-view.ts";
import { runView } from "../views/run-view.ts";
import { idOf, parse } from "./parse.ts";

const UPLOAD = z.object({
  name: z.string().min(1).max(200).optional(),
  file_name: z.string().max(255).optional(),
  /** Header or position (from 1) of the address columns, apart by commas. */
  column: z.string().max(2_000).optional(),
  start: z.enum(["true", "false"]).default("false"),
});
const PAGE = z.object({
  cursor: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const RENAME = z.object({ name: z.string().trim().min(1).max(200) });
const START = z.object({ recheck: z.boolean().default(false) }).nullish();

/** Lists: upload, look, start, rename, delete. */
export function listRoutes(app: FastifyInstance, services: Services): void {
  const { database, store, settings } = services;

  app.get("/v1/lists", async (request) => {
    const { cursor, limit } = parse(PAGE, request.query, "query");
    const lists = await readLists(database, limit, cursor ?? null);
    const last = lists.length === limit ? lists.at(-1) : undefined;
    return {
      lists: await Promise.all(lists.map((list) => describeList(services, list, false))),
      next_cursor: last ? String(last.id) : null,
    };
  });

  app.post("/v1/lists", async (request, reply) => {
    const query = parse(UPLOAD, request.query, "query");
    const list = await receiveList(services, request, {
      name: query.name ?? null,
      fileName: query.file_name ?? null,
      columns: query.column?.split(",").map((column) => column.trim()) ?? null,
    });
    if (query.start === "true") await start(services, list, false);
    return reply
      .status(201)
      .header("location", `/v1/lists/${list.id}`)
      .send(await describeList(services, list, true));
  });

  app.get("/v1/lists/:id", async (request) => describeList(services, await find(services, request.params), true));

  app.patch("/v1/lists/:id", async (request) => {
    const { name } = parse(RENAME, request.body, "body");
    const renamed = await renameList(database, (await find(services, request.params)).id, name);
    if (!renamed) throw notFound("list");
    return await describeList(services, renamed, true);
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
    const runId = await start(services, list, body?.recheck ?? false);
    const progress = await progressOf(services, runId);
    if (!progress) throw notFound("run");
    return reply
      .status(201)
      .header("location", `/v1/runs/${runId}`)
      .send(runView(progress.run, progress.progress, progress.timeLeft));
  });

  async function start(of: Services, list: List, recheck: boolean): Promise<number> {
    if (list.state !== "ready")
      throw new Problem(409, "not_ready", "This list is still being read.", "Start it when it is ready.");
    const latest = await store.readLatestRun(list.id);
    if (latest && ["starting", "running", "paused"].includes(latest.state)) {
      throw new Problem(
        409,
        "already_running",
        "This list is being verified already.",
        "Wait for it, or cancel it first.",
      );
    }
    const { runId } = await startRun(of, {
      kind: "list",
      listId: list.id,
      contactIds: null,
      priority: 0,
      watched: false,
      freshFor: recheck ? ASK_EVERYBODY : settings.freshFor,
    });
    return runId;
  }
}

/** The list that a path names. */
export async function find(services: Services, params: unknown): Promise<List> {
  const list = await services.store.readList(idOf(params));
  if (!list) throw notFound("list");
  return list;
}

/** A list with its analysis, where asked for, and its latest run. */
export async function describeList(services: Services, list: List, analysed: boolean): Promise<object> {
  const [latest, analysis] = await Promise.all([
    services.store.readLatestRun(list.id),
    analysed ? analyse(services.database, list, services.settings.freshFor) : null,
  ]);
  const progress = latest && (await progressOf(services, latest.id));
  return listView(list, analysis, progress ? runView(progress.run, progress.progress, progress.timeLeft) : null);
}
