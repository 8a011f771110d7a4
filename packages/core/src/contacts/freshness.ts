import { UNAMBIGUOUS_CODES, UNAMBIGUOUS_REASONS } from "@rollcall/verdict";
import type { FreshFor } from "../runs/run.ts";

const DAY_MS = 86_400_000;

/**
 * How long a verdict stays valid. About two percent of addresses go bad each month, so an acceptance is good for a
 * month; a catch-all or full mailbox may change sooner; a deleted mailbox seldom comes back, but the server may have
 * been wrong that day.
 */
export const DEFAULT_FRESH_FOR: FreshFor = {
  deliverable: 30 * DAY_MS,
  risky: 14 * DAY_MS,
  undeliverable: 90 * DAY_MS,
  confirmUndeliverable: 7 * DAY_MS,
};

/** The same, from the days in the settings. */
export function freshFor(days: {
  readonly deliverable: number;
  readonly risky: number;
  readonly undeliverable: number;
  readonly confirm: number;
}): FreshFor {
  const { deliverable, risky, undeliverable, confirm } = days;
  return {
    deliverable: deliverable * DAY_MS,
    risky: risky * DAY_MS,
    undeliverable: undeliverable * DAY_MS,
    confirmUndeliverable: confirm * DAY_MS,
  };
}

/** Every stored verdict counts as expired. */
export const ASK_EVERYBODY: FreshFor = { deliverable: null, risky: null, undeliverable: null };

/** Lifetimes of verdicts, as the six parameters of the statements below. A missing status is never valid. */
export function freshParameters(freshFor: FreshFor): unknown[] {
  const { deliverable, risky, undeliverable, confirmUndeliverable } = freshFor;
  return [
    ...[deliverable, risky, undeliverable].map((ms) => (ms ?? 0) / 1000),
    (confirmUndeliverable ?? undeliverable ?? 0) / 1000,
    UNAMBIGUOUS_REASONS,
    UNAMBIGUOUS_CODES,
  ];
}

/** SQL: seconds that a verdict of a status takes precedence over an unknown. `first`: index of the first parameter. */
export function lifeSeconds(status: string, first: number): string {
  return `COALESCE(CASE ${status} WHEN 'deliverable' THEN $${first}::float8 WHEN 'risky' THEN $${first + 1}::float8
    WHEN 'undeliverable' THEN $${first + 2}::float8 END, 0)`;
}

/**
 * SQL: the columns of contact `c` to set when verdict `v` becomes current: its expiry, and whether undeliverable is
 * confirmed, by an unambiguous reply or by a second check when due. An earlier check leaves the expiry unchanged.
 */
export function setFreshUntil(first: number): string {
  const confirmed = `(v.reason = ANY($${first + 4}::text[])
    OR v.reason = 'mailbox_not_found' AND COALESCE(v.enhanced_code = ANY($${first + 5}::text[]), false)
    OR COALESCE(c.status = 'undeliverable' AND (c.confirmed OR v.checked_at >= c.fresh_until), false))`;
  return `confirmed = v.status = 'undeliverable' AND ${confirmed},
    fresh_until = CASE WHEN v.status <> 'undeliverable' OR ${confirmed}
      THEN v.checked_at + make_interval(secs => ${lifeSeconds("v.status", first)})
      ELSE LEAST(v.checked_at + make_interval(secs => LEAST($${first + 2}::float8, $${first + 3}::float8)),
        CASE c.status WHEN 'undeliverable' THEN c.fresh_until END) END`;
}
