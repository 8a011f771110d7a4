import { createHash } from "node:crypto";
import { z } from "zod";
import { type Database, claimIdempotencyKey, settleIdempotencyKey } from "@rollcall/core";
import { keyReused, Problem } from "./problem.ts";

/** The idempotency header. */
export const IDEMPOTENCY_HEADERS = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(
      "Makes the request idempotent: repeated within a day with the same key, it returns the result of the first.",
    ),
});

export interface KeyedRequest {
  /** The idempotency key; undefined: not idempotent. */
  readonly key: string | undefined;
  /** Keys are per client. */
  readonly actor: string;
  /** What the request does, and to what. */
  readonly action: string;
  readonly body: unknown;
}

/** Starts a run, or finds the one that the same request started before. Throws a problem while that is in progress. */
export async function oncePerKey(
  database: Database,
  { key, actor, action, body }: KeyedRequest,
  start: () => Promise<number>,
): Promise<{ readonly runId: number; readonly replayed: boolean }> {
  if (key === undefined) return { runId: await start(), replayed: false };
  const requestHash = new Uint8Array(
    createHash("sha256")
      .update(JSON.stringify(body ?? null))
      .digest(),
  );
  const request = { action, key: `${actor}\n${key}`, requestHash };
  const claim = await claimIdempotencyKey(database, request);
  switch (claim.type) {
    case "done":
      return { runId: claim.runId, replayed: true };
    case "in_progress":
      throw new Problem(409, "in_progress", "A request with this Idempotency-Key is in progress.", "Retry shortly.");
    case "other_request":
      throw keyReused();
    case "first":
      break;
  }
  try {
    const runId = await start();
    await settleIdempotencyKey(database, request, runId);
    return { runId, replayed: false };
  } catch (error) {
    await settleIdempotencyKey(database, request, null);
    throw error;
  }
}
