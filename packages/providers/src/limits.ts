/** Initial and maximum value of an adaptive limit. */
export interface Range {
  readonly start: number;
  readonly max: number;
}

/** Timeouts per step. RFC 5321 §4.5.3.2 allows minutes; probing needs less. */
export interface StepTimeouts {
  readonly connectMs: number;
  readonly bannerMs: number;
  readonly ehloMs: number;
  readonly tlsMs: number;
  readonly mailMs: number;
  readonly rcptMs: number;
  readonly quitMs: number;
  /** The whole session, including all hosts tried. */
  readonly sessionMs: number;
}

/** Suspension of a pacing key, with ±20 % jitter. */
export interface Backoff {
  /** After consecutive connection failures: first, second …, the last one repeats. Each at least 1.5 times the one before. */
  readonly failuresMs: readonly number[];
  /** After a rate limit that counts as a block. Doubles up to `maxMs`. */
  readonly rateMs: number;
  /** After a reputation block or a harvest guard. Doubles. */
  readonly reputationMs: number;
  /** After a block list or a ban. Doubles. */
  readonly listedMs: number;
  readonly maxMs: number;
}

/** Limits and session behaviour of a pacing key. */
export interface PacingPolicy {
  /** Concurrent sessions per egress. */
  readonly sessions: Range;
  /** RCPT commands per minute over all sessions of the key, controls included. */
  readonly addressesPerMinute: Range;
  /** Between two sessions of one lane. */
  readonly pauseBetweenSessionsMs: number;
  /** Addresses per session, not counting a control. */
  readonly addressesPerSession: number;
  /** RCPT commands per mail transaction; 1 = RSET and MAIL between addresses. */
  readonly recipientsPerTransaction: number;
  /** A session ends after this many 5xx replies to RCPT, controls included. */
  readonly refusalsPerSession: number;
  /** 5xx replies to RCPT in any 60 minutes, controls included: harvest guards count them. */
  readonly rejectedPerHour: number;
  /** A session starts no new address after this age. */
  readonly sessionMaxAgeMs: number;
  /** A session ends if a reply takes this many times as long as the first; 0 = never. */
  readonly tarpitFactor: number;
  readonly tls: "opportunistic" | "required" | "never";
  /** MAIL and one RCPT in one write if PIPELINING is offered (RFC 2920). */
  readonly pipelining: boolean;
  /** Where to probe the control. */
  readonly control: "same_session" | "own_session" | "never";
  readonly timeouts: StepTimeouts;
  readonly backoff: Backoff;
  /** `forbidden_by_rules` = its published rules forbid probing; the operator may override. */
  readonly probe: "allowed" | "forbidden_by_rules";
}
