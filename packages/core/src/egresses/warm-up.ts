import { warmUpShare } from "@rollcall/pacing";
import type { NamedEgress } from "../settings.ts";
import type { FirstUse } from "./first-use.ts";

/** When an egress began to warm up, milliseconds since the epoch; null: it doesn't. Not used yet: now. */
export function warmSince(egress: NamedEgress | undefined, firstUse: FirstUse, nowMs: number): number | null {
  if (egress?.warmUp === undefined) return null;
  return egress.warmUp.sinceMs ?? firstUse.get(egress.name) ?? nowMs;
}

/** The warm-up of the egress of that name; null: it has none. */
export function warmSinceOf(
  egresses: readonly NamedEgress[],
  { egress, firstUsedMs }: { readonly egress: string; readonly firstUsedMs?: number | null },
  nowMs: number,
): number | null {
  const firstUse = new Map(firstUsedMs == null ? [] : [[egress, firstUsedMs]]);
  return warmSince(
    egresses.find(({ name }) => name === egress),
    firstUse,
    nowMs,
  );
}

/** A warm-up for display. */
export interface WarmUpView {
  readonly sinceMs: number;
  /** Share of each budget in use where few recipients are refused, up to 1. */
  readonly share: number;
}

/** The warm-up of an egress; null: none was asked for. */
export function readWarmUp(egress: NamedEgress, firstUse: FirstUse, nowMs: number): WarmUpView | null {
  const sinceMs = warmSince(egress, firstUse, nowMs);
  return sinceMs === null ? null : { sinceMs, share: warmUpShare(nowMs - sinceMs, null) };
}
