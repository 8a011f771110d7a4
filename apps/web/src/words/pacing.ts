import type { PacingKey } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";

/** How a pacing key is doing, for people who run Rollcall. */
export type PacingMood = "suspended" | "asking" | "waiting" | "idle";

export function pacingMood(key: PacingKey, nowMs: number): PacingMood {
  if (key.suspended_until !== null && Date.parse(key.suspended_until) > nowMs) return "suspended";
  if (key.open_lanes > 0) return "asking";
  return key.backlog > 0 ? "waiting" : "idle";
}

export const MOOD_WORDS: Record<PacingMood, string> = {
  suspended: "Suspended",
  asking: "Asking",
  waiting: "Waiting for its turn",
  idle: "Nothing to ask",
};

/** Why a key was suspended, by the class of the words that led to it. */
const SUSPENSION_WORDS: Record<string, string> = {
  failures: "It could not be reached, again and again.",
  rate: "It wants fewer questions in this time.",
  reputation: "It doubts the computer that Rollcall runs on.",
  listed: "It refuses the computer that Rollcall runs on, because a block list names it.",
  blocked: "It refuses the computer that Rollcall runs on.",
  rate_limited: "It wants fewer questions in this time.",
  harvest_guard: "It sees too many unknown recipients from us.",
  sender_rejected: "It dislikes our host name or sender address.",
  connection_failed: "It could not be connected to.",
  timeout: "It was too slow.",
  operator: "Somebody suspended it here.",
  manual: "Somebody suspended it here.",
};

export function suspensionWords(suspensionClass: string): string {
  return SUSPENSION_WORDS[suspensionClass] ?? `${suspensionClass.replaceAll("_", " ")}.`;
}

/** The pace in words; null is no limit that is known. */
export function paceWords(pacePerMinute: number | null): string {
  if (pacePerMinute === null) return "no limit yet";
  if (pacePerMinute >= 10) return `${formatCount(Math.round(pacePerMinute))} a minute`;
  return pacePerMinute >= 1
    ? `${pacePerMinute.toFixed(1)} a minute`
    : `${formatCount(Math.round(pacePerMinute * 60))} an hour`;
}

/** Those in trouble first, then by how much waits. */
export function byUrgency(nowMs: number): (one: PacingKey, other: PacingKey) => number {
  const rank = (key: PacingKey): number => (pacingMood(key, nowMs) === "suspended" ? 0 : 1);
  return (one, other) =>
    rank(one) - rank(other) || other.backlog - one.backlog || one.pacing_key.localeCompare(other.pacing_key);
}
