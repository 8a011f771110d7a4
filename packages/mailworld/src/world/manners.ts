import type { ReplyTexts } from "../replies/reply-texts.ts";
import type { StyleName } from "../replies/reply-style.ts";

/** Waiting before a stranger's first message is taken (RFC 6647). */
export interface GreylistManners {
  /** From the first attempt of a key until it passes, milliseconds. */
  readonly delayMs: number;
  /** The words: see the `greylist*` texts in replies. */
  readonly words: "postgrey" | "seconds" | "milter" | "stalwart" | "policy" | "barracuda" | "mimecast";
  /** What is remembered: client, MAIL FROM and RCPT TO (the usual triplet), or the client alone. Default `triplet`. */
  readonly key?: "triplet" | "client";
}

/** At most so many recipients in a period from one client. */
export interface RecipientRate {
  readonly recipients: number;
  readonly perMs: number;
}

/** Directory harvest guard: what happens to a client after too many names that don't exist. */
export interface HarvestGuard {
  /** Refused recipients that are tolerated in `perMs`. */
  readonly afterRefusals: number;
  readonly perMs: number;
  /** `accept`: says 250 to everything from then on. `refuse`: refuses everything. */
  readonly reaction: "accept" | "refuse";
}

/** How a server answers RCPT. A domain's own manners win over those of the host that serves it. */
export interface RecipientManners {
  /** Whose words are spoken; default `postfix`, or the host's for a domain. */
  readonly style?: StyleName;
  /** Single replies that differ from the style's. */
  readonly texts?: Partial<ReplyTexts>;
  readonly greylist?: GreylistManners;
  readonly recipientRate?: RecipientRate;
  readonly harvestGuard?: HarvestGuard;
  /** Every RCPT gets a 4xx, for ever. */
  readonly alwaysTemporary?: boolean;
  /** Every RCPT is accepted, whatever the mailbox rules and even for unknown domains: a backup MX without a user list. */
  readonly acceptsEverything?: boolean;
  /** Our address is refused, at RCPT and with block-list words (Postfix's `smtpd_delay_reject`). */
  readonly blocksClientAtRcpt?: boolean;
  /** Our MAIL FROM or HELO is refused, but only said at RCPT. */
  readonly refusesSenderAtRcpt?: boolean;
  readonly refusesHeloAtRcpt?: boolean;
  /** Before each RCPT reply, milliseconds. */
  readonly rcptDelayMs?: number;
}

/** How an MX host behaves: every field may be combined with every other. Durations are scaled by the world's `timeScale`. */
export interface HostManners extends RecipientManners {
  /**
   * `normal` (default) · `silent`: accepts the connection and says nothing · `refused`: 554 and close · `busy`: 421 and close ·
   * `hang_up`: closes at once · `garbage`: not SMTP · `endless`: a greeting whose last line never comes · `multiline`: a long but legal one.
   */
  readonly greeting?: "normal" | "silent" | "refused" | "busy" | "hang_up" | "garbage" | "endless" | "multiline";
  readonly greetingDelayMs?: number;
  /** Before every reply after the greeting, milliseconds. */
  readonly replyDelayMs?: number;
  /** Before every reply once `afterRefusals` recipients were refused in the session (Postfix 10 and 1 s, Exchange 0 and 5 s). */
  readonly tarpit?: { readonly afterRefusals: number; readonly delayMs: number };
  /** Replies are sent one octet at a time, with this pause between octets. */
  readonly dripMs?: number;
  /** `normal` (default) · `not_understood`: 502, HELO works · `refused`: our name is refused. */
  readonly ehlo?: "normal" | "not_understood" | "refused";
  /** Announces PIPELINING (RFC 2920); default true. */
  readonly pipelining?: boolean;
  /** Announces SMTPUTF8 (RFC 6531) and takes such addresses; default false. */
  readonly smtpUtf8?: boolean;
  /** Announces LIMITS (RFC 9422) with these and keeps them. */
  readonly limits?: { readonly mailMax?: number; readonly rcptMax?: number };
  /**
   * `none` (default) · `offered` · `required`: 530 to MAIL without it · `broken`: the handshake fails · `unavailable`: 454 to STARTTLS.
   */
  readonly tls?: "none" | "offered" | "required" | "broken" | "unavailable";
  readonly refusesSender?: boolean;
  readonly refusesNullSender?: boolean;
  /** 5xx to RCPT in a session after which the server says 421 and closes (Postfix 20). */
  readonly errorLimit?: number;
  /** RSET, NOOP and the like without a message, after which it says 554 and closes (Exim 10). */
  readonly nonMailLimit?: number;
  /** Refused RCPTs in one transaction after which it closes (an Exim ACL habit). */
  readonly refusalsPerTransaction?: number;
  /** Open sessions, beyond which new ones get 421. Counted per provider, where the host has one. */
  readonly connectionLimit?: { readonly perClient?: number; readonly total?: number };
  /** Recipients in one transaction, beyond which RCPT gets 452 4.5.3. */
  readonly recipientsPerTransaction?: number;
  /** All recipients of a transaction must be at one domain (Google: 451 4.3.0). */
  readonly singleDomainTransactions?: boolean;
  /** MAIL commands in one session; `closes` (without a word, Yahoo) or 421. */
  readonly messagesPerSession?: { readonly count: number; readonly ending: "closes" | "says_421" };
  /** Closes the connection, without a word, instead of answering this command. */
  readonly hangsUpAt?: "EHLO" | "STARTTLS" | "MAIL" | "RCPT" | "RSET";
  /** A pipelined command before the greeting or EHLO reply gets 554 and a closed connection (Exim `smtp_enforce_sync`). */
  readonly enforcesSync?: boolean;
  /** Without a command for so long it says 421 and closes, milliseconds; default 5 minutes. */
  readonly idleTimeoutMs?: number;
}
