import type { FailureEvidence, ReplyClass, ReplyScope } from "@rollcall/verdict";

/** What a session says about the site, whatever it said about mailboxes. */
export type SiteSignal =
  /** A recipient was answered (accepted, refused or deferred): the site works with us. */
  | { readonly type: "good" }
  /** Nothing was asked. */
  | { readonly type: "none" }
  /** The site could not or would not serve this session. */
  | { readonly type: "bad"; readonly words: string | null; readonly retryAfterMs: number | null }
  /** We are refused, whatever the recipient. */
  | {
      readonly type: "block";
      readonly kind: "rate" | "reputation" | "listed";
      readonly words: string;
      readonly retryAfterMs: number | null;
    };

/** A session as pacing sees it. */
export interface SessionOutcome {
  /** As passed to beforeSession. */
  readonly lane: number;
  /** RCPT commands sent, controls included. */
  readonly asked: number;
  /** RCPT commands answered with 5xx, controls included. */
  readonly rejected: number;
  readonly durationMs: number;
  /** See {@link gravestSignal}. */
  readonly signal: SiteSignal;
}

/** A reply's classification. */
export interface ClassifiedReply {
  readonly class: ReplyClass;
  readonly scope: ReplyScope;
  readonly retryAfterMs: number | null;
}

/** Characters of a server's words kept. */
const WORDS_LIMIT_CHARS = 500;

/** Block lists and bans, which last longer than a bad day. */
const LISTED =
  /spamhaus|spamcop|barracudacentral|sorbs|rbl|dnsbl|block ?list|black ?list|blocked using|banned|denylist/iu;

/** The signal of one reply, by its scope: only what goes beyond a recipient counts against the site. */
export function signalOfReply({ class: replyClass, scope, retryAfterMs }: ClassifiedReply, text: string): SiteSignal {
  const words = text.slice(0, WORDS_LIMIT_CHARS);
  if (scope === "recipient" || scope === "transaction") return { type: "good" };
  if (scope !== "source") return { type: "bad", words, retryAfterMs };
  const harm = LISTED.test(words) ? "listed" : "reputation";
  return { type: "block", kind: replyClass === "rate_limited" ? "rate" : harm, words, retryAfterMs };
}

/** The signal of a failure: the site could not be reached, or did not speak SMTP in time. */
export function signalOfFailure(failure: FailureEvidence): SiteSignal {
  return { type: "bad", words: failure.detail.slice(0, WORDS_LIMIT_CHARS), retryAfterMs: null };
}

const GRAVITY: Readonly<Record<SiteSignal["type"], number>> = { none: 0, good: 1, bad: 2, block: 3 };
const KIND_GRAVITY = { rate: 0, reputation: 1, listed: 2 } as const;

/**
 * The gravest of several signals: block before bad before good; a listing before reputation before rate. Empty: `none`.
 */
export function gravestSignal(signals: readonly SiteSignal[]): SiteSignal {
  let gravest: SiteSignal = { type: "none" };
  for (const signal of signals) if (weight(signal) > weight(gravest)) gravest = signal;
  return gravest;
}

const weight = (signal: SiteSignal): number =>
  GRAVITY[signal.type] * 10 + (signal.type === "block" ? KIND_GRAVITY[signal.kind] : 0);
