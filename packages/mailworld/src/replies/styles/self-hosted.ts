import type { ReplyTexts } from "../reply-texts.ts";

/** Postfix (smtpd, postscreen). */
export const POSTFIX: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP Postfix",
  bannerRefused: "554 5.7.1 {host} Service unavailable; Client host [{client}] blocked using zen.spamhaus.org",
  bannerBusy: "421 4.3.2 {host} All server ports are busy",
  missing: "550 5.1.1 <{rcpt}>: Recipient address rejected: User unknown in virtual mailbox table",
  full: "452 4.2.2 <{rcpt}>: Recipient address rejected: Mailbox is full",
  disabled: "550 5.2.1 <{rcpt}>: Recipient address rejected: Mailbox disabled, not accepting messages",
  restricted: "550 5.7.1 <{rcpt}>: Recipient address rejected: This list accepts mail from its members only",
  busy: "450 4.2.1 <{rcpt}>: Recipient address rejected: Mailbox is receiving mail at a rate that is too high",
  temporary: "451 4.3.0 <{rcpt}>: Temporary lookup failure",
  notServed: "554 5.7.1 <{rcpt}>: Relay access denied",
  clientBlocked:
    "554 5.7.1 Service unavailable; Client host [{client}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/{client}",
  senderRefused: "450 4.1.8 <{sender}>: Sender address rejected: Domain not found",
  rateLimited: "450 4.7.1 Error: too much mail from {client}",
  quit: "221 2.0.0 Bye",
};

/** Exim, also as part of cPanel; no enhanced codes by default. */
export const EXIM: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP Exim 4.98",
  ehloName: "{host} Hello {helo} [{client}]",
  bannerRefused: '550 "JunkMail rejected - {client} is in an RBL"',
  bannerBusy: "421 {host}: SMTP command timeout - closing connection",
  tooManyConnections: "421 Too many concurrent SMTP connections; please try again later.",
  heloRefused: "550 HELO name not accepted",
  startTls: "220 TLS go ahead",
  mailOk: "250 OK",
  rcptOk: "250 Accepted",
  rset: "250 Reset OK",
  noop: "250 OK",
  missing: "550 No such person at this address",
  full: "452 <{rcpt}> mailbox is full",
  disabled: "550 <{rcpt}>: account disabled",
  restricted: "550 <{rcpt}> accepts mail from known senders only",
  temporary: "451 Temporary local problem - please try later",
  notServed: "550 relay not permitted",
  clientBlocked:
    '550 "JunkMail rejected - {helo} [{client}] is in an RBL, see https://www.spamhaus.org/query/ip/{client}"',
  senderRefused: "550 Sender verify failed",
  senderRefusedAtRcpt: "550 Sender verify failed",
  rateLimited: "451 Rate limit exceeded, try later",
  tooManyErrors: "421 {host}: Too many errors",
  quit: "221 {host} closing connection",
  unknownCommand: "500 unrecognized command",
};

/** Sendmail 8. */
export const SENDMAIL: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP Sendmail 8.18.1/8.18.1",
  ehloName: "{host} Hello {helo} [{client}], pleased to meet you",
  mailOk: "250 2.1.0 <{sender}>... Sender ok",
  rcptOk: "250 2.1.5 <{rcpt}>... Recipient ok",
  missing: "550 5.1.1 <{rcpt}>... User unknown",
  full: "552 5.2.2 <{rcpt}>... Mailbox full",
  disabled: "550 5.2.1 <{rcpt}>... Mailbox disabled for this recipient",
  notServed: "550 5.7.1 <{rcpt}>... Relaying denied",
  temporary: "451 4.3.0 <{rcpt}>... Temporary lookup failure",
  clientBlocked: "550 5.7.1 Rejected: {client} listed at zen.spamhaus.org",
  senderRefused: "553 5.1.8 <{sender}>... Domain of sender address {sender} does not exist",
  rset: "250 2.0.0 Reset state",
  quit: "221 2.0.0 {host} closing connection",
};

/** Exchange on premises. */
export const EXCHANGE: Partial<ReplyTexts> = {
  banner: "220 {host} Microsoft ESMTP MAIL Service ready",
  ehloName: "{host} Hello [{client}]",
  tooManyConnections:
    "421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing transmission channel",
  startTls: "220 2.0.0 SMTP server ready",
  mailOk: "250 2.1.0 Sender OK",
  rcptOk: "250 2.1.5 Recipient OK",
  missing: "550 5.1.1 User unknown",
  full: "452 4.2.2 Mailbox full",
  disabled: "550 5.2.1 Mailbox disabled, not accepting messages",
  restricted: "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required",
  temporary: "451 4.7.0 Temporary server error. Please try again later. PRX2",
  notServed: "550 5.7.1 Unable to relay",
  rset: "250 2.0.0 Resetting",
  quit: "221 2.0.0 Service closing transmission channel",
};

/** qmail with a recipient check (chkuser, validrcptto); stock qmail accepts every name. */
export const QMAIL: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP",
  mailOk: "250 ok",
  rcptOk: "250 ok",
  missing: "553 sorry, no mailbox here by that name (#5.7.1)",
  full: "452 sorry, mailbox is full (#4.2.2)",
  disabled: "553 sorry, this mailbox is disabled (#5.2.1)",
  temporary: "451 qq temporary problem (#4.3.0)",
  notServed: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
  senderRefused: "553 sorry, your envelope sender domain must exist (#5.7.1)",
  harvestRefused: "553 too many bad recipients: sulking (#5.5.1)",
  rset: "250 flushed",
  quit: "221 {host}",
};

/** Stalwart, which greylists with the code of a full mailbox. */
export const STALWART: Partial<ReplyTexts> = {
  banner: "220 {host} Stalwart ESMTP at your service",
  ehloName: "{host} you had me at EHLO",
  mailOk: "250 2.1.0 OK",
  rcptOk: "250 2.1.5 OK",
  missing: "550 5.1.2 Mailbox does not exist.",
  rateLimited: "452 4.4.5 Rate limit exceeded, try again later.",
  tooManyRecipients: "455 4.5.3 Too many recipients.",
  temporary: "451 4.4.3 Unable to verify address at this time.",
  notServed: "550 5.1.2 Relay not allowed.",
  quit: "221 2.0.0 Bye.",
};

/** OpenSMTPD, which answers "mailing list expansion problem" for unknown users. */
export const OPENSMTPD: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP OpenSMTPD",
  ehloName: "{host} Hello {helo} [{client}], pleased to meet you",
  mailOk: "250 2.0.0: Ok",
  rcptOk: "250 2.1.5: Destination address valid: Recipient ok",
  missing: "524 5.2.4 Mailing list expansion problem: <{rcpt}>",
  temporary: "421 4.3.0: Temporary Error",
  notServed: "550 Invalid recipient: <{rcpt}>",
  quit: "221 2.0.0: Bye",
};

/** Cisco Secure Email (IronPort). */
export const IRONPORT: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP",
  mailOk: "250 sender <{sender}> ok",
  rcptOk: "250 recipient <{rcpt}> ok",
  missing: "550 #5.1.0 Address rejected.",
  bannerRefused:
    "554 {host} Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
  harvestRefused: "550 Too many invalid recipients",
  rateLimited: "452 Too many recipients received this hour",
  rset: "250 reset",
  quit: "221 {host}",
};
