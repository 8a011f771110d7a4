/** Where a rate or a number of sessions begins, and what it may grow to while all goes well. */
export interface Range {
  readonly start: number;
  readonly max: number;
}

/** How long each step of a session may take, milliseconds. RFC 5321 §4.5.3.2 allows minutes; a prober is less patient. */
export interface StepTimeouts {
  readonly connectMs: number;
  readonly bannerMs: number;
  readonly ehloMs: number;
  readonly tlsMs: number;
  readonly mailMs: number;
  readonly rcptMs: number;
  readonly quitMs: number;
  /** The whole session, all hosts tried included. */
  readonly sessionMs: number;
}

/** How long a key rests. Each is varied by up to a fifth either way, so that keys don't come back together. */
export interface Backoff {
  /** After connections that fail in a row: the first time, the second … The last one stays. Ascending, by half again at least. */
  readonly failuresMs: readonly number[];
  /** After words about rate or connections that count as a block. Doubled each time, up to `maxMs`. */
  readonly rateMs: number;
  /** After words about our reputation, or too many unknown recipients. Doubled each time. */
  readonly reputationMs: number;
  /** After a block list or a ban. Doubled each time. */
  readonly listedMs: number;
  readonly maxMs: number;
}

/** All the limits that are kept at one pacing key, and how a session there behaves. */
export interface PacingPolicy {
  /** Sessions at once, from one egress. */
  readonly sessions: Range;
  /** RCPT commands a minute, controls included, all sessions of the key together. */
  readonly addressesPerMinute: Range;
  /** Between two sessions of one lane. */
  readonly pauseBetweenSessionsMs: number;
  /** Addresses asked in one session; a control comes on top. */
  readonly addressesPerSession: number;
  /** RCPT commands in one mail transaction; 1: RSET and MAIL between addresses. */
  readonly recipientsPerTransaction: number;
  /** 5xx replies to RCPT, controls included, after which a session ends. */
  readonly refusalsPerSession: number;
  /** 5xx replies to RCPT in any 60 minutes, controls included: receivers count them and punish (harvest guards). */
  readonly rejectedPerHour: number;
  /** Age after which a session asks no new address. */
  readonly sessionMaxAgeMs: number;
  /** A session ends when a reply takes this many times the first one's time; 0: never. */
  readonly tarpitFactor: number;
  readonly tls: "opportunistic" | "required" | "never";
  /** MAIL and one RCPT in one write where PIPELINING is offered (RFC 2920). */
  readonly pipelining: boolean;
  /** Where a made-up address is asked: in the same session, in one of its own, or not at all. */
  readonly control: "same_session" | "own_session" | "never";
  readonly timeouts: StepTimeouts;
  readonly backoff: Backoff;
  /** `forbidden_by_rules`: its published rules forbid probing; the operator may decide otherwise. */
  readonly probe: "allowed" | "forbidden_by_rules";
}
