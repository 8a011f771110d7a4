import type { FailureEvidence, ReplyClass, ReplyEvidence, ReplyScope } from "@rollcall/verdict";

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

/** How a site ended a session early, at or after the first RCPT, although it had served it. */
export interface Cut {
  /**
   * - `length`, `errors`: it ends each session after a number of addresses, or of refused ones, in its own words or by refusing RSET.
   * - `perhaps_length`: it ended this one between two addresses, and may be busy.
   * - `rate`: in words about how much we ask. After a few answers it may mean the session or the hour.
   * - `name`: a plain 421, a close or a reset at RCPT. Perhaps about that name alone.
   */
  readonly because: "length" | "errors" | "perhaps_length" | "rate" | "name";
  /** RCPT commands answered before, on this connection. */
  readonly answered: number;
  /** RCPT commands refused before, on this connection. */
  readonly refused: number;
  /** When the same name first ended a session; null: it has not before. */
  readonly knownSinceMs: number | null;
  /** As of {@link SiteSignal}. */
  readonly words: string | null;
  readonly retryAfterMs: number | null;
}

/** A session as pacing sees it. */
export interface SessionOutcome {
  /** As passed to beforeSession. */
  readonly lane: number;
  /** RCPT commands sent, controls included. */
  readonly asked: number;
  /** RCPT commands answered with 5xx, controls included. */
  readonly rejected: number;
  readonly durationMs: number;
  /** See {@link gravestSignal}; of all replies but the one that cut it short. */
  readonly signal: SiteSignal;
  /** Names that got a reply of their own. */
  readonly through: number;
  /** A name that had ended an earlier session, as its first, got a reply of its own. */
  readonly isCleared: boolean;
  readonly cut: Cut | null;
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

/** What cut a session short: the last reply or failure, and where it came. */
export interface CutShort extends Pick<Cut, "answered" | "refused" | "knownSinceMs"> {
  readonly evidence: ReplyEvidence | FailureEvidence;
  /** Null for a failure. */
  readonly reply: ClassifiedReply | null;
  /** It came instead of an answer to RCPT. */
  readonly isAtName: boolean;
}

/** "Too many errors" counts refused recipients; what counts commands or messages is about the session's length. */
const OF_ERRORS = /\b(?:errors?|failures?|failed|invalid|unknown|bad)\b/iu;

/** How a session was cut short; null: not for the reasons of a {@link Cut}, so the reply or failure stands as a signal. */
export function cutOf(short: CutShort): Cut | null {
  const { answered, refused, knownSinceMs, evidence, reply } = short;
  const because = evidence.type === "failure" ? ofFailure(short, evidence) : ofReply(short, evidence);
  if (because === null) return null;
  const words = evidence.type === "failure" ? evidence.detail : evidence.text;
  const retryAfterMs = reply?.retryAfterMs ?? null;
  return { because, answered, refused, knownSinceMs, words: words.slice(0, WORDS_LIMIT_CHARS), retryAfterMs };
}

function ofFailure({ answered, isAtName }: CutShort, { failure }: FailureEvidence): Cut["because"] | null {
  if (failure !== "connection_failed") return null;
  if (isAtName) return "name";
  return answered > 0 ? "perhaps_length" : null;
}

/** Classes of a 421 that may be about the name. */
const PERHAPS_OF_NAME: ReadonlySet<ReplyClass> = new Set<ReplyClass>(["temporary_failure", "greylisted"]);

function ofReply(
  { answered, refused, isAtName, reply }: CutShort,
  { code, stage, text }: ReplyEvidence,
): Cut["because"] | null {
  if (reply === null || reply.scope === "source") return null;
  if (isAtName && code === 421 && PERHAPS_OF_NAME.has(reply.class)) return "name";
  if (answered === 0) return null;
  if (reply.class === "too_many_recipients") return "length";
  if (reply.class === "rate_limited") {
    if (reply.scope !== "session") return "rate";
    if (!OF_ERRORS.test(text)) return "length";
    return refused > 0 ? "errors" : "rate";
  }
  if (isAtName) return null;
  // A server that refuses RSET has no second address in any session.
  return stage === "unknown" && code !== 421 ? "length" : "perhaps_length";
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
