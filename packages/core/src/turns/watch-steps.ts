import type { Database } from "@rollcall/postgres";
import type { ClaimedContact, TurnSite } from "../records/turn.ts";
import type { SessionStep } from "@rollcall/smtp";
import { addStep } from "../runs/steps.ts";

/** A session's steps on their way to the pages that watch. */
export interface WatchedSteps {
  /** Undefined where nobody watches. */
  readonly onStep: ((step: SessionStep) => void) | undefined;
  /** Settles when all steps so far are stored. A step that could not be stored costs nobody a verdict. */
  written(): Promise<void>;
}

/** Stores the steps of a session for each watched check in it, in their order. */
export function watchSteps(
  database: Database,
  contacts: readonly ClaimedContact[],
  site: TurnSite,
  nowMs: number,
): WatchedSteps {
  const runIds = contacts.flatMap(({ watchedRunId }) => (watchedRunId === null ? [] : [watchedRunId]));
  if (runIds.length === 0) return { onStep: undefined, async written() {} };
  let queue: Promise<unknown> = Promise.resolve();
  const add = (detail: object): void => {
    queue = queue.then(() => Promise.all(runIds.map((runId) => addStep(database, runId, detail)))).catch(() => {});
  };
  const hosts = site.hosts.map(({ host, preference }) => `${preference} ${host}`).join("\n");
  add({ at_ms: nowMs, step: "mx", outcome: "ok", host: null, detail: hosts, code: null, duration_ms: null });
  return { onStep: (step) => add(toDetail(step)), written: () => queue.then(() => {}) };
}

function toDetail(step: SessionStep): object {
  const running = step.detail === null && step.code === null;
  const failed = step.code !== null && step.code >= 400;
  return {
    at_ms: step.atMs,
    step: step.step,
    host: step.host,
    detail: step.detail,
    code: step.code,
    duration_ms: step.durationMs,
    outcome: running ? "running" : failed ? "failed" : "ok",
  };
}
