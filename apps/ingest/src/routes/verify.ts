import { z } from "zod";
import { isTestAddress } from "@rollcall/address";
import { addressIn, readCheckOne, readSteps, checkOne, watchRun, watchSteps } from "@rollcall/core";
import type { Caller } from "../access/caller.ts";
import { sandboxProblem } from "../access/key-refusal.ts";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { lastEventId, EVENT_STREAM } from "../http/event-stream.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { CHECK_ONE, checkOneView, type CheckOneView, stepView } from "../shapes/check-one.ts";
import { ID_PARAMS } from "../shapes/common.ts";

const VERIFY = z.object({
  email: z.string().min(1).max(1_000).describe("An address, also as `Name <a@b>`."),
  timeout_ms: z.number().int().min(0).max(60_000).default(10_000).describe("How long to wait for the verdict."),
  recheck: z.boolean().default(false).describe("Probe even if the last verdict is still valid."),
});

/** A change is notified; this is for a notification that got lost, and for the worker that is missing. */
const LOOK_MS = 1_000;

const START = {
  method: "POST",
  path: "/v1/verify",
  tag: "Verify",
  summary: "Verify one address",
  description:
    "Returns the verdict, or 202 with the check's location if it takes longer than `timeout_ms`, or at once if no " +
    "worker is running (`stall_reason`).",
  scope: "verify",
  sandbox: true,
  headers: IDEMPOTENCY_HEADERS,
  body: VERIFY,
  gives: ["Location"],
  mayGive: ["Retry-After"],
  answers: { 200: CHECK_ONE, 202: CHECK_ONE },
} as const satisfies RouteDeclaration;

const READ = {
  method: "GET",
  path: "/v1/verify/:id",
  tag: "Verify",
  summary: "Get a single check",
  scope: "read",
  sandbox: true,
  params: ID_PARAMS,
  answers: { 200: CHECK_ONE },
} as const satisfies RouteDeclaration;

const WATCH = {
  method: "GET",
  path: "/v1/verify/:id/events",
  tag: "Verify",
  summary: "Watch a single check live",
  description: "Sends a `step` event per step, and `verdict` at the end with the whole check as data.",
  scope: "read",
  sandbox: true,
  params: ID_PARAMS,
  answers: { 200: EVENT_STREAM, 204: null },
} as const satisfies RouteDeclaration;

/** Single checks, ahead of all lists. */
export function verifyRoutes(api: Api, services: Services): void {
  api.route(START, async ({ body, headers, actor, caller, send }) => {
    if (caller.key?.sandbox === true && !isTestAddress(addressIn(body.email))) throw sandboxProblem();
    const request = { key: headers["idempotency-key"], actor, action: "verify", body };
    const { id: runId, replayed } = await oncePerKey(services.database, request, () => begin(body.email, body.recheck));
    const view = await settled(runId, Date.now() + body.timeout_ms);
    return send(view.state === "done" ? 200 : 202, view, {
      location: `/v1/verify/${runId}`,
      ...(view.state !== "done" && { "retry-after": retryAfterOf(view) }),
      ...replayHeaders(replayed),
    });
  });

  api.route(READ, async ({ params, caller }) => shownTo(caller, await describe(params.id)));

  api.route(WATCH, async ({ params: { id }, caller, request, reply }) => {
    shownTo(caller, await describe(id));
    const seen = lastEventId(request);
    // A set, not a maximum: steps written by two processes may arrive out of order.
    const sent = new Set<number>();
    const pace = { intervalMs: LOOK_MS, watch: () => watchSteps(services.database, id) };
    return await api.streams.stream(request, reply, pace, async (send) => {
      const view = await describe(id);
      for (const step of await readSteps(services.database, id, seen)) {
        if (sent.has(step.seq)) continue;
        send("step", stepView(step), step.seq);
        sent.add(step.seq);
      }
      if (view.state !== "done") return true;
      send("verdict", view);
      return false;
    });
  });

  async function begin(email: string, recheck: boolean): Promise<number> {
    const started = await checkOne(services, email, recheck);
    if (started.type === "started") return started.runId;
    throw new Problem(
      422,
      "no_address",
      "There is no e-mail address in this text.",
      "Enter one such as name@example.com.",
    );
  }

  async function describe(id: number): Promise<CheckOneView> {
    const found = await readCheckOne(services.database, id);
    if (!found) throw notFound("check");
    return checkOneView(found, services.isWithoutWorker() ? "no_worker" : null);
  }

  async function settled(id: number, untilMs: number): Promise<CheckOneView> {
    const changes = watchRun(services.database, id);
    try {
      for (;;) {
        const view = await describe(id);
        if (view.state === "done" || view.stall_reason !== null || Date.now() >= untilMs) return view;
        await changes.next(Math.min(LOOK_MS, Math.max(untilMs - Date.now(), 0)));
      }
    } finally {
      changes.stop();
    }
  }
}

/** A sandbox key sees checks of test addresses only. */
function shownTo({ key }: Caller, view: CheckOneView): CheckOneView {
  if (key?.sandbox === true && !view.facts.test) throw notFound("check");
  return view;
}

/** When no retry is planned yet, a verdict may come at any time. */
const SOON_S = 2;

/** Seconds until it is worth asking again: when the next attempt is due. */
function retryAfterOf({ waiting }: CheckOneView): string {
  const dueMs = waiting?.next_at === null || waiting === null ? 0 : Date.parse(waiting.next_at) - Date.now();
  return String(Math.max(SOON_S, Math.ceil(dueMs / 1_000)));
}
