import { createHash } from "node:crypto";
import { z } from "zod";
import { claimIdempotencyKey, type Database, renewIdempotencyKey, settleIdempotencyKey } from "@rollcall/core";
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

/** Well within the time after which a claim counts as abandoned. */
const RENEWED_EVERY_MS = 30_000;

/**
 * Makes something once, or finds the id of what the same request made before. Throws a problem while that is in progress, or if
 * the key was used for another request.
 */
export async function oncePerKey(
  database: Database,
  { key, actor, action, body }: KeyedRequest,
  make: () => Promise<number>,
): Promise<{ readonly id: number; readonly replayed: boolean }> {
  if (key === undefined) return { id: await make(), replayed: false };
  const request = { action, key: `${actor}\n${key}`, requestHash: hashOf(body) };
  const claim = await claimIdempotencyKey(database, request);
  switch (claim.type) {
    case "done":
      return { id: claim.id, replayed: true };
    case "in_progress":
      throw new Problem(409, "in_progress", "A request with this Idempotency-Key is in progress.", "Retry shortly.");
    case "other_request":
      throw keyReused();
    case "first":
      break;
  }
  // A failure to renew shows when the claim is settled.
  const renewing = setInterval(() => void renewIdempotencyKey(database, request).catch(() => {}), RENEWED_EVERY_MS);
  try {
    const id = await make();
    await settleIdempotencyKey(database, request, id);
    return { id, replayed: false };
  } catch (error) {
    await settleIdempotencyKey(database, request, null);
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

function hashOf(body: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash("sha256")
      .update(JSON.stringify(body ?? null))
      .digest(),
  );
}

/** The header of an answer that repeats an earlier one. */
export function replayHeaders(replayed: boolean): { readonly "idempotency-replayed"?: "true" } {
  return replayed ? { "idempotency-replayed": "true" } : {};
}
