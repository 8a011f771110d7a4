import type { ReplyTexts } from "../replies/reply-texts.ts";
import type { StyleName } from "../replies/reply-style.ts";

/** Greylisting (RFC 6647). */
export interface GreylistManners {
  /** Milliseconds from the first attempt of a key until it passes. */
  readonly delayMs: number;
  /** Wording: see the `greylist*` texts of ReplyTexts. */
  readonly words: "postgrey" | "seconds" | "milter" | "stalwart" | "policy" | "barracuda" | "mimecast";
  /** Key: client, MAIL FROM and RCPT TO (the usual triplet), or the client alone. Default `triplet`. */
  readonly key?: "triplet" | "client";
}

/** Recipient limit per client and period. */
export interface RecipientRate {
  readonly recipients: number;
  readonly perMs: number;
}

/** Directory harvest protection, triggered by too many unknown recipients. */
export interface HarvestGuard {
  /** Refused recipients tolerated within `perMs`. */
  readonly afterRefusals: number;
  readonly perMs: number;
  /** `accept`: answers 250 to everything from then on. `refuse`: refuses everything. */
  readonly reaction: "accept" | "refuse";
}

/** How a server answers RCPT. A domain's own manners override those of its host. */
export interface RecipientManners {
  /** Wording; default `postfix`, or the host's for a domain. */
  readonly style?: StyleName;
  /** Replies that override the style's. */
  readonly texts?: Partial<ReplyTexts>;
  readonly greylist?: GreylistManners;
  readonly recipientRate?: RecipientRate;
  readonly harvestGuard?: HarvestGuard;
  /** Every RCPT gets a 4xx, forever. */
  readonly alwaysTemporary?: boolean;
  /** Every RCPT is accepted, even for unknown domains: a backup MX without a user list. */
  readonly acceptsEverything?: boolean;
  /** The client's address is refused at RCPT, in block-list wording (Postfix's `smtpd_delay_reject`). */
  readonly blocksClientAtRcpt?: boolean;
  /** MAIL FROM or HELO is refused, but only at RCPT. */
  readonly refusesSenderAtRcpt?: boolean;
  readonly refusesHeloAtRcpt?: boolean;
  /** Before each RCPT reply, milliseconds. */
  readonly rcptDelayMs?: number;
}

/** Behaviour of an MX host. All fields combine freely. Durations are scaled by the world's `timeScale`. */
export interface HostManners extends RecipientManners {
  /**
   * `normal` (default) · `silent`: accepts the connection and says nothing · `refused`: 554 and close · `busy`: 421 and close ·
   * `hang_up`: closes at once · `garbage`: not SMTP · `endless`: a greeting whose last line never comes · `multiline`: a long but legal one.
   */
  readonly greeting?: "normal" | "silent" | "refused" | "busy" | "hang_up" | "garbage" | "endless" | "multiline";
  readonly greetingDelayMs?: number;
  /** Before every reply after the greeting, milliseconds. */
  readonly replyDelayMs?: number;
  /**
   * Delay of every reply once `afterRefusals` recipients were refused in the session (Postfix: 10 and 1 s, Exchange: 0
   * and 5 s).
   */
  readonly tarpit?: { readonly afterRefusals: number; readonly delayMs: number };
  /** Sends replies one octet at a time, with this pause in between. */
  readonly dripMs?: number;
  /** `normal` (default) · `not_understood`: 502, HELO works · `refused`: our name is refused. */
  readonly ehlo?: "normal" | "not_understood" | "refused";
  /** Announces PIPELINING (RFC 2920); default true. */
  readonly pipelining?: boolean;
  /** Announces SMTPUTF8 (RFC 6531) and accepts such addresses; default false. */
  readonly smtpUtf8?: boolean;
  /** Announces and enforces LIMITS (RFC 9422). */
  readonly limits?: { readonly mailMax?: number; readonly rcptMax?: number };
  /**
   * `none` (default) · `offered` · `required`: 530 to MAIL without it · `broken`: the handshake fails · `unavailable`: 454 to STARTTLS.
   */
  readonly tls?: "none" | "offered" | "required" | "broken" | "unavailable";
  readonly refusesSender?: boolean;
  readonly refusesNullSender?: boolean;
  /** 5xx to RCPT per session after which the server answers 421 and closes (Postfix: 20). */
  readonly errorLimit?: number;
  /** RSET, NOOP and the like without a message after which it answers 554 and closes (Exim: 10). */
  readonly nonMailLimit?: number;
  /** Refused RCPTs per transaction after which it closes (common in Exim ACLs). */
  readonly refusalsPerTransaction?: number;
  /** Open sessions beyond which new ones get 421. Counted per provider, if the host has one. */
  readonly connectionLimit?: { readonly perClient?: number; readonly total?: number };
  /** Recipients per transaction beyond which RCPT gets 452 4.5.3. */
  readonly recipientsPerTransaction?: number;
  /** All recipients of a transaction must be at one domain (Google: 451 4.3.0). */
  readonly singleDomainTransactions?: boolean;
  /** MAIL commands per session; then `closes` (silently, as Yahoo) or 421. */
  readonly messagesPerSession?: { readonly count: number; readonly ending: "closes" | "says_421" };
  /** Closes the connection silently instead of answering this command. */
  readonly hangsUpAt?: "EHLO" | "STARTTLS" | "MAIL" | "RCPT" | "RSET";
  /** A pipelined command before the greeting or EHLO reply gets 554 and a closed connection (Exim `smtp_enforce_sync`). */
  readonly enforcesSync?: boolean;
  /** Idle time, in milliseconds, after which it answers 421 and closes; default 5 minutes. */
  readonly idleTimeoutMs?: number;
}
