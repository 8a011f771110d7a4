import type { FailureEvidence, ReplyClass, ReplyScope } from "@rollcall/verdict";

/** What a session says about the site's patience, whatever it said about mailboxes. */
export type SiteSignal =
  /** A recipient was answered, with yes, no or later: the site works with us. */
  | { readonly type: "good" }
  /** Nothing was asked, so nothing was learned. */
  | { readonly type: "none" }
  /** The site could not or would not serve this session. */
  | { readonly type: "bad"; readonly words: string | null; readonly retryAfterMs: number | null }
  /** We are refused, whichever recipient we name. */
  | {
      readonly type: "block";
      readonly kind: "rate" | "reputation" | "listed";
      readonly words: string;
      readonly retryAfterMs: number | null;
    };

/** One session, as pacing sees it. */
export interface SessionOutcome {
  /** The lane that held it, as given to beforeSession. */
  readonly lane: number;
  /** RCPT commands sent, controls included. */
  readonly asked: number;
  /** RCPT commands answered with 5xx, controls included. */
  readonly rejected: number;
  readonly durationMs: number;
  /** The gravest: {@link gravestSignal}. */
  readonly signal: SiteSignal;
}

/** What classification says of a reply. */
export interface ClassifiedReply {
  readonly class: ReplyClass;
  readonly scope: ReplyScope;
  readonly retryAfterMs: number | null;
}

/** Longest part of a server's words that is kept, characters. */
const WORDS_LIMIT_CHARS = 500;

/** Block lists and bans by name: these last longer than a bad day. */
const LISTED =
  /spamhaus|spamcop|barracudacentral|sorbs|rbl|dnsbl|block ?list|black ?list|blocked using|banned|denylist/iu;

/** What one reply says about the site: its scope decides who must slow down; only what goes beyond a recipient counts. */
export function signalOfReply({ class: replyClass, scope, retryAfterMs }: ClassifiedReply, text: string): SiteSignal {
  const words = text.slice(0, WORDS_LIMIT_CHARS);
  if (scope === "recipient" || scope === "transaction") return { type: "good" };
  if (scope !== "source") return { type: "bad", words, retryAfterMs };
  const harm = LISTED.test(words) ? "listed" : "reputation";
  return { type: "block", kind: replyClass === "rate_limited" ? "rate" : harm, words, retryAfterMs };
}

/** What a failure says about the site: it could not be reached, or did not speak SMTP in time. */
export function signalOfFailure(failure: FailureEvidence): SiteSignal {
  return { type: "bad", words: failure.detail.slice(0, WORDS_LIMIT_CHARS), retryAfterMs: null };
}

const GRAVITY: Readonly<Record<SiteSignal["type"], number>> = { none: 0, good: 1, bad: 2, block: 3 };
const KIND_GRAVITY = { rate: 0, reputation: 1, listed: 2 } as const;

/** Of several signals the one that counts: block before bad before good; a listing before reputation before rate. None: `none`. */
export function gravestSignal(signals: readonly SiteSignal[]): SiteSignal {
  let gravest: SiteSignal = { type: "none" };
  for (const signal of signals) if (weight(signal) > weight(gravest)) gravest = signal;
  return gravest;
}

const weight = (signal: SiteSignal): number =>
  GRAVITY[signal.type] * 10 + (signal.type === "block" ? KIND_GRAVITY[signal.kind] : 0);
