import pLimit from "p-limit";
import { z } from "zod";
import { checkOne, readCheckOne } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import type { Services } from "../services.ts";
import { CHECK_ONE, checkOneView } from "../shapes/check-one.ts";

const ENTRIES_LIMIT = 100;
/** Each check takes a few queries. */
const AT_ONCE = 4;
const POLL_MS = 300;
/** When it is worth asking again for what is open: greylisting takes minutes. */
const RETRY_AFTER_S = 30;

const BATCH = z.object({
  entries: z
    .array(
      z.object({
        email: z.string().min(1).max(1_000).describe("An address, also as `Name <a@b>`."),
        id: z.string().max(200).optional().describe("Yours: its result has it too."),
      }),
    )
    .min(1)
    .max(ENTRIES_LIMIT),
  timeout_ms: z.number().int().min(0).max(60_000).default(30_000).describe("How long to wait for all verdicts."),
  recheck: z.boolean().default(false).describe("Probe even if the last verdict is still valid."),
});

const RESULT = z
  .object({
    id: z.string().nullable().describe("The entry's; null: it has none."),
    email: z.string().describe("As it was sent."),
    check: CHECK_ONE.pick({ id: true, email: true, state: true, verdict: true, waiting: true, stall_reason: true })
      .nullable()
      .describe("As `GET /v1/verify/{id}` has it in full; null: the text has no address."),
  })
  .meta({ id: "BatchResult", description: "The result of one entry." });

const ANSWER = z.object({
  results: z.array(RESULT).describe("In the order of the entries."),
  open: z.int().describe("Entries without a verdict yet."),
});

const VERIFY_BATCH = {
  method: "POST",
  path: "/v1/verify/batch",
  tag: "Verify",
  summary: "Verify up to 100 addresses and wait for them",
  description:
    "200 if all have their verdicts, else 202 after `timeout_ms`, or at once if no worker is running: the checks go on, each " +
    "at `GET /v1/verify/{id}`. Sent again, it reuses the verdicts that are still valid. Longer lists: `POST /v1/lists`.",
  scope: "verify",
  body: BATCH,
  mayGive: ["Retry-After"],
  answers: { 200: ANSWER, 202: ANSWER },
} as const satisfies RouteDeclaration;

type ResultView = JsonOf<typeof RESULT>;

/** Batches of single checks. */
export function verifyBatchRoute(api: Api, services: Services): void {
  const { database } = services;

  api.route(VERIFY_BATCH, async ({ body, reply, send }) => {
    const untilMs = performance.now() + body.timeout_ms;
    const limit = pLimit(AT_ONCE);
    const runIds = await limit.map(body.entries, async ({ email }) => {
      const started = await checkOne(services, email, body.recheck);
      return started.type === "started" ? started.runId : null;
    });
    const views = new Map<number, NonNullable<ResultView["check"]>>();
    for (;;) {
      const open = runIds.filter((id): id is number => id !== null && views.get(id)?.state !== "done");
      for (const view of await limit.map(open, describe)) if (view !== null) views.set(Number(view.id), view);
      const waiting = open.filter((id) => views.get(id)?.state === "running");
      const isOver = performance.now() >= untilMs || services.isWithoutWorker() || reply.raw.destroyed;
      if (waiting.length > 0 && !isOver) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        continue;
      }
      const results = body.entries.map(({ id = null, email }, index): ResultView => {
        return { id, email, check: views.get(runIds[index] ?? 0) ?? null };
      });
      const answer = { results, open: waiting.length };
      return waiting.length === 0 ? send(200, answer) : send(202, answer, { "retry-after": String(RETRY_AFTER_S) });
    }
  });

  async function describe(runId: number): Promise<ResultView["check"]> {
    const found = await readCheckOne(database, runId);
    if (found === null) return null;
    const view = checkOneView(found, services.isWithoutWorker() ? "no_worker" : null);
    const { id, email, state, verdict, waiting, stall_reason } = view;
    return { id, email, state, verdict, waiting, stall_reason };
  }
}
