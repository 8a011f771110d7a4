import type { FreshFor } from "./records/run.ts";

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
