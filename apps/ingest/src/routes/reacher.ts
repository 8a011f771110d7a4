import { Readable } from "node:stream";
import { z } from "zod";
import {
  addressIn,
  checkOne,
  EVERY_ROW,
  importFile,
  type List,
  progressOf,
  readCheckOne,
  readLatestRun,
  readList,
  readRows,
  type StoredCheckOne,
} from "@rollcall/core";
import { logMilestones } from "@rollcall/telemetry";
import { isTestAddress } from "@rollcall/address";
import { sandboxProblem } from "../access/key-refusal.ts";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import { ID_PARAMS, time } from "../shapes/common.ts";
import type { ListServices } from "../shapes/list.ts";
import { CHECK_EMAIL_OUTPUT, REACHABLE, reacherView } from "../shapes/reacher.ts";
import { startList } from "./lists.ts";

/** How long a check may take before it is answered as unknown. */
const PATIENCE_MS = 60_000;
const POLL_MS = 150;
const INPUT_MAX = 100_000;

/** How the address is to be asked is Rollcall's own affair: these fields are taken, and change nothing. */
const REQUEST = z.object({
  to_email: z.string().min(1).max(1_000),
  from_email: z.string().optional(),
  hello_name: z.string().optional(),
  proxy: z.unknown().optional(),
  smtp_port: z.number().optional(),
  gmail_verif_method: z.string().optional(),
  hotmailb2b_verif_method: z.string().optional(),
  hotmailb2c_verif_method: z.string().optional(),
  yahoo_verif_method: z.string().optional(),
  check_gravatar: z.boolean().optional(),
});

const CHECK = {
  method: "POST",
  tag: "Verify",
  summary: "Verify one address, as Reacher does",
  description: "Waits up to a minute. What has no answer by then is `unknown`: ask again later.",
  scope: "verify",
  sandbox: true,
  body: REQUEST,
  answers: { 200: CHECK_EMAIL_OUTPUT },
} as const;

const BULK = {
  method: "POST",
  path: "/v1/bulk",
  tag: "Lists",
  summary: "Verify a list of addresses, as Reacher does",
  description: "Creates a list and starts a run. `job_id` is the number of the list. Repeated addresses count once.",
  scope: "verify",
  body: z.object({
    input: z.array(z.string().trim().min(1).max(1_000)).min(1).max(INPUT_MAX),
    webhook: z.unknown().optional().describe("Not supported: subscribe to `list.completed` instead."),
  }),
  bodyLimit: 24 * 1024 * 1024,
  answers: { 200: z.object({ job_id: z.int() }) },
} as const satisfies RouteDeclaration;

const PROGRESS = {
  method: "GET",
  path: "/v1/bulk/:id",
  tag: "Lists",
  summary: "Get the progress of a list, as Reacher does",
  scope: "read",
  params: ID_PARAMS,
  answers: {
    200: z.object({
      job_id: z.int(),
      created_at: time,
      finished_at: time.exactOptional(),
      total_records: z.int(),
      total_processed: z.int(),
      summary: z.object({
        total_safe: z.int(),
        total_invalid: z.int(),
        total_risky: z.int(),
        total_unknown: z.int(),
      }),
      job_status: z.enum(["Running", "Completed"]),
    }),
  },
} as const satisfies RouteDeclaration;

const RESULTS = {
  method: "GET",
  path: "/v1/bulk/:id/results",
  tag: "Results",
  summary: "Get the results of a list, as Reacher does",
  description: "409 `wrong_state` while it is being verified.",
  scope: "read",
  params: ID_PARAMS,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(1_000).default(50),
    offset: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  }),
  answers: { 200: z.object({ results: z.array(CHECK_EMAIL_OUTPUT) }) },
} as const satisfies RouteDeclaration;

/** The shapes of Reacher's public API, for its clients (REACHER_API). */
export function reacherRoutes(api: Api, services: ListServices): void {
  for (const path of ["/v0/check_email", "/v1/check_email"]) {
    api.route({ ...CHECK, path }, async ({ body: { to_email: input }, caller }) => {
      if (caller.key?.sandbox === true && !isTestAddress(addressIn(input))) throw sandboxProblem();
      const started = await checkOne(services, input, false);
      if (started.type === "no_address") return reacherView({ ...NO_ADDRESS, input });
      return reacherView({ ...answerOf(await settled(services, started.runId)), input });
    });
  }

  api.route(BULK, async ({ body, actor, request }) => {
    if (body.webhook !== undefined && body.webhook !== null)
      throw new Problem(422, "not_supported", "`webhook` is not supported.", "Subscribe a webhook to list.completed.");
    const telling = { ...services, tell: logMilestones(request.log) };
    const list = await importFile(services.database, {
      bytes: Readable.from([csvOf(body.input)]),
      fileName: "bulk.csv",
      name: "Bulk verification",
      columns: ["1"],
      options: { hasHeader: true },
      audit: { actor, action: "list.uploaded" },
      read: services.read,
    });
    await startList(telling, actor, list, false);
    return { job_id: list.id };
  });

  api.route(PROGRESS, async ({ params }) => await describeJob(services, await find(services, params.id)));

  api.route(RESULTS, async ({ params, query: { limit, offset } }) => {
    const list = await find(services, params.id);
    const run = await readLatestRun(services.database, list.id);
    if (run === null || (run.state !== "completed" && run.state !== "cancelled"))
      throw new Problem(409, "wrong_state", "The list is still being verified.", "Ask for its progress first.");
    const of = { listId: list.id, runId: run.id, final: run.state === "cancelled", several: list.severalCount > 0 };
    const rows = await readRows(services.database, of, EVERY_ROW, { afterRow: offset, limit });
    const column = list.addressColumns[0] ?? 0;
    return { results: rows.map((row) => reacherView({ ...row, input: row.cells[column] ?? "" })) };
  });
}

async function find({ database }: ListServices, id: number): Promise<List> {
  const list = await readList(database, id);
  if (list === null) throw notFound("job");
  return list;
}

const NO_ADDRESS = {
  asked: null,
  status: "undeliverable",
  reason: "no_address",
  catchAll: null,
  role: null,
  disposable: null,
  mxHost: null,
  smtpReply: null,
} as const;

function answerOf({ contact, verdict }: StoredCheckOne): Omit<Parameters<typeof reacherView>[0], "input"> {
  return {
    asked: contact.asked,
    status: verdict?.status ?? null,
    reason: verdict?.reason ?? null,
    catchAll: verdict?.catchAll ?? null,
    role: contact.role,
    disposable: contact.disposable,
    mxHost: verdict?.mxHost ?? null,
    smtpReply: verdict?.smtpReply ?? null,
  };
}

/** The check when it has its verdict, no worker is running, or its time is over. */
async function settled({ database, isWithoutWorker }: ListServices, runId: number): Promise<StoredCheckOne> {
  const untilMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const check = await readCheckOne(database, runId);
    if (!check) throw notFound("check");
    if (check.verdict !== null || isWithoutWorker() || performance.now() >= untilMs) return check;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A file of one column, with each text once: a result for each, as in a job of Reacher. */
function csvOf(input: readonly string[]): Buffer {
  const distinct = new Map(input.map((text) => [text.toLowerCase(), text]));
  return Buffer.from(`email\n${[...distinct.values()].map((text) => `"${text.replaceAll('"', '""')}"\n`).join("")}`);
}

async function describeJob(services: ListServices, list: List): Promise<z.input<(typeof PROGRESS)["answers"][200]>> {
  const run = await readLatestRun(services.database, list.id);
  const progress = run === null ? null : await progressOf(services, run.id);
  const counts = { safe: 0, invalid: 0, risky: 0, unknown: 0 };
  for (const { status, count } of progress?.progress.counts ?? [])
    counts[REACHABLE[status as keyof typeof REACHABLE]] += count;
  const isOver = run?.state === "completed" || run?.state === "cancelled";
  // Texts without an address are no part of a run.
  counts.invalid += isOver ? Math.max(0, list.rowCount - (run?.total ?? 0)) : 0;
  return {
    job_id: list.id,
    created_at: list.createdAt.toISOString(),
    ...(isOver && run?.completedAt && { finished_at: run.completedAt.toISOString() }),
    total_records: list.rowCount,
    total_processed: isOver ? list.rowCount : Math.min(run?.done ?? 0, list.rowCount),
    summary: {
      total_safe: counts.safe,
      total_invalid: counts.invalid,
      total_risky: counts.risky,
      total_unknown: counts.unknown,
    },
    job_status: isOver ? "Completed" : "Running",
  };
}
