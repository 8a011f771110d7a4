import type { PacingKey } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";

export type PacingMood = "suspended" | "asking" | "waiting" | "idle";

export function pacingMood(key: PacingKey, nowMs: number): PacingMood {
  if (key.suspended_until !== null && Date.parse(key.suspended_until) > nowMs) return "suspended";
  if (key.open_lanes > 0) return "asking";
  return key.backlog > 0 ? "waiting" : "idle";
}

export const MOOD_WORDS: Record<PacingMood, string> = {
  suspended: "Paused",
  asking: "Checking",
  waiting: "Queued",
  idle: "Idle",
};

/** Why a key was suspended, by the class of the server's reply. */
const SUSPENSION_WORDS: Record<string, string> = {
  failures: "It repeatedly couldn't be reached.",
  rate: "It asks us to slow down.",
  reputation: "It doesn't trust the server that Rollcall runs on.",
  listed: "It blocks the server that Rollcall runs on because of a block list.",
  blocked: "It blocks the server that Rollcall runs on.",
  rate_limited: "It asks us to slow down.",
  harvest_guard: "It has seen too many unknown recipients from us.",
  sender_rejected: "It rejects our host name or sender address.",
  connection_failed: "Connections to it failed.",
  timeout: "It answered too slowly.",
  operator: "Paused by hand.",
  manual: "Paused by hand.",
};

export function suspensionWords(suspensionClass: string): string {
  return SUSPENSION_WORDS[suspensionClass] ?? `${suspensionClass.replaceAll("_", " ")}.`;
}

/** Null: no limit is known. */
export function paceWords(pacePerMinute: number | null): string {
  if (pacePerMinute === null) return "no limit yet";
  if (pacePerMinute >= 10) return `${formatCount(Math.round(pacePerMinute))} a minute`;
  return pacePerMinute >= 1
    ? `${pacePerMinute.toFixed(1)} a minute`
    : `${formatCount(Math.round(pacePerMinute * 60))} an hour`;
}

/** Suspended keys first, then the longest queue. */
export function byUrgency(nowMs: number): (one: PacingKey, other: PacingKey) => number {
  const rank = (key: PacingKey): number => (pacingMood(key, nowMs) === "suspended" ? 0 : 1);
  return (one, other) =>
    rank(one) - rank(other) || other.backlog - one.backlog || one.pacing_key.localeCompare(other.pacing_key);
}
