import { UNAMBIGUOUS_CODES, UNAMBIGUOUS_REASONS } from "@rollcall/verdict";
import type { FreshFor } from "../records/run.ts";

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
