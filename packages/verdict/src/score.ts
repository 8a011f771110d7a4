import type { Reason, SafeToSend, Status } from "./verdict.ts";

interface Weight {
  readonly status: Status;
  readonly safeToSend: SafeToSend;
  /** 0 undeliverable; 1–79 risky or unknown; 80–100 deliverable. */
  readonly score: number;
}

/** Addresses whose truth is known, by whether their mailbox exists and takes mail from strangers. */
export interface Outcomes {
  readonly alive: number;
  readonly dead: number;
}

/**
 * What verdicts turned out to be worth.
 *
 * - `zoo`: `npm run zoo` ends with this table. Of three runs, with `--wait` 5s, 15s and 90s, the one in which the reason was most
 *   frequent: after 5 s many addresses are still open.
 * - `replies`: labelled replies of real servers beside a refused control, read by `npm run classify`. A reply that says nothing of
 *   the mailbox has no label that does, so these reasons only.
 */
export const MEASURED: Readonly<Partial<Record<Reason, { readonly zoo?: Outcomes; readonly replies?: Outcomes }>>> = {
  accepted: { zoo: { alive: 162, dead: 0 }, replies: { alive: 9, dead: 0 } },
  catch_all_untested: { zoo: { alive: 4, dead: 0 } },
  recipient_restricted: { zoo: { alive: 0, dead: 1 } },
  mailbox_full: { zoo: { alive: 0, dead: 6 }, replies: { alive: 0, dead: 21 } },
  mailbox_not_found: { zoo: { alive: 0, dead: 110 }, replies: { alive: 0, dead: 84 } },
  mailbox_disabled: { zoo: { alive: 0, dead: 2 }, replies: { alive: 0, dead: 20 } },
  domain_not_served: { zoo: { alive: 0, dead: 6 }, replies: { alive: 0, dead: 17 } },
  greylisted: { zoo: { alive: 7, dead: 5 } },
  blocked: { zoo: { alive: 1, dead: 0 } },
  temporary_failure: { zoo: { alive: 3, dead: 3 } },
  policy_refusal: { zoo: { alive: 2, dead: 3 } },
  gave_up: { zoo: { alive: 2, dead: 7 } },
  rate_limited: { zoo: { alive: 0, dead: 2 } },
};

/** The guess before measuring counts as this many addresses. Ours: a handful of outcomes moves a score, a few dozen set it. */
const GUESS_WEIGHT = 10;

const BANDS: Readonly<Record<Status, readonly [lowest: number, highest: number]>> = {
  undeliverable: [0, 0],
  risky: [1, 79],
  unknown: [1, 79],
  deliverable: [80, 99],
};

/** The measured outcomes of a reason, over all sources. */
export function outcomesOf(reason: Reason): Outcomes {
  const { zoo, replies } = MEASURED[reason] ?? {};
  return {
    alive: (zoo?.alive ?? 0) + (replies?.alive ?? 0),
    dead: (zoo?.dead ?? 0) + (replies?.dead ?? 0),
  };
}

/** The share of living mailboxes in percent: a guess, corrected by what was measured, within the band of the status. */
function scoreOf(reason: Reason, status: Status, guess: number): number {
  const { alive, dead } = outcomesOf(reason);
  const [lowest, highest] = BANDS[status];
  const share = (100 * alive + GUESS_WEIGHT * guess) / (alive + dead + GUESS_WEIGHT);
  return Math.min(Math.max(Math.floor(share), lowest), highest);
}

/**
 * Status and guess per reason: for a risky one how likely a message arrives, for an unknown one how likely a retry succeeds
 * (greylisting high, broken hosts low).
 */
const GUESSES: Readonly<Record<Reason, readonly [Status, guess: number]>> = {
  accepted: ["deliverable", 95],
  recipient_busy: ["risky", 75],
  role_account: ["risky", 70],
  catch_all_untested: ["risky", 65],
  provider_hides_mailboxes: ["risky", 55],
  catch_all: ["risky", 50],
  mailbox_full: ["risky", 30],
  recipient_restricted: ["risky", 25],
  disposable: ["risky", 15],
  invalid_syntax: ["undeliverable", 0],
  reserved_domain: ["undeliverable", 0],
  domain_not_found: ["undeliverable", 0],
  no_mail_server: ["undeliverable", 0],
  null_mx: ["undeliverable", 0],
  mailbox_not_found: ["undeliverable", 0],
  mailbox_disabled: ["undeliverable", 0],
  domain_not_served: ["undeliverable", 0],
  greylisted: ["unknown", 45],
  rate_limited: ["unknown", 40],
  blocked: ["unknown", 40],
  sender_rejected: ["unknown", 40],
  not_probed: ["unknown", 40],
  suppressed: ["unknown", 40],
  cancelled: ["unknown", 40],
  not_answered_yet: ["unknown", 40],
  smtputf8_unsupported: ["unknown", 40],
  temporary_failure: ["unknown", 35],
  doubted: ["unknown", 35],
  gave_up: ["unknown", 25],
  policy_refusal: ["unknown", 25],
  dns_error: ["unknown", 20],
  timeout: ["unknown", 20],
  protocol_error: ["unknown", 20],
  connection_failed: ["unknown", 15],
  unsafe_mx: ["unknown", 5],
};

const SAFE: Readonly<Record<Status, SafeToSend>> = {
  deliverable: "yes",
  risky: "risky",
  undeliverable: "no",
  unknown: "unknown",
};

/** Status and score per reason. What is suppressed is never safe to send to, whatever the mailbox. */
export const WEIGHTS: Readonly<Record<Reason, Weight>> = Object.fromEntries(
  Object.entries(GUESSES).map(([name, [status, guess]]) => {
    const reason = name as Reason;
    const safeToSend = reason === "suppressed" ? "no" : SAFE[status];
    return [reason, { status, safeToSend, score: scoreOf(reason, status, guess) }];
  }),
) as Record<Reason, Weight>;

/** Ranges of scores. */
const RANGES = [
  [0, 0],
  [1, 19],
  [20, 39],
  [40, 59],
  [60, 79],
  [80, 100],
] as const;

/** The measured outcomes by range of the score: what a score turned out to be worth. */
export function reliability(): readonly (Outcomes & { readonly range: readonly [number, number] })[] {
  return RANGES.map((range) => {
    const reasons = Object.entries(WEIGHTS).filter(([, { score }]) => range[0] <= score && score <= range[1]);
    const outcomes = reasons.map(([reason]) => outcomesOf(reason as Reason));
    const sum = (which: keyof Outcomes): number => outcomes.reduce((total, one) => total + one[which], 0);
    return { range, alive: sum("alive"), dead: sum("dead") };
  });
}
