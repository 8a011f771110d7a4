import type { FreshFor } from "../runs/run.ts";
import { UNAMBIGUOUS_CODES, UNAMBIGUOUS_REASONS } from "@rollcall/verdict";

const DAY_MS = 86_400_000;

/**
 * How long a verdict stays good. About two percent of addresses go bad each month, so an acceptance is good for one;
 * a catch-all or a full mailbox may change sooner; a mailbox that is gone seldom comes back, but a server that said so may have been wrong that day.
 */
export const DEFAULT_FRESH_FOR: FreshFor = {
  deliverable: 30 * DAY_MS,
  risky: 14 * DAY_MS,
  undeliverable: 90 * DAY_MS,
  confirmUndeliverable: 7 * DAY_MS,
};

/** The same in days, as the operator says it. */
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

/** Nothing stored counts: everybody is asked. */
export const ASK_EVERYBODY: FreshFor = { deliverable: null, risky: null, undeliverable: null };

/** How long verdicts are good, as the parameters of the statements below, six of them. Nothing is good for a status left out. */
export function freshParameters(freshFor: FreshFor): unknown[] {
  const { deliverable, risky, undeliverable, confirmUndeliverable } = freshFor;
  return [
    ...[deliverable, risky, undeliverable].map((ms) => (ms ?? 0) / 1000),
    (confirmUndeliverable ?? undeliverable ?? 0) / 1000,
    UNAMBIGUOUS_REASONS,
    UNAMBIGUOUS_CODES,
  ];
}

/** For how many seconds a verdict of a status stands against an unknown. `first`: number of the first of the parameters. */
export function lifeSeconds(status: string, first: number): string {
  return `COALESCE(CASE ${status} WHEN 'deliverable' THEN $${first}::float8 WHEN 'risky' THEN $${first + 1}::float8
    WHEN 'undeliverable' THEN $${first + 2}::float8 END, 0)`;
}

/**
 * What to set of a contact `c` that verdict `v` comes to stand for: when it is to be asked again, and whether that it is
 * undeliverable has been confirmed, by unambiguous words or by a second check at its time. A check before that time leaves
 * it where it was.
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
