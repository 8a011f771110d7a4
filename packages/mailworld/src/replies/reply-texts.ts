/**
 * A server's replies, as templates. A reply is one string: lines separated by "\n", each "code text"; `renderReply` adds
 * the hyphens of multi-line replies. Placeholders: {host} {client} {rcpt} {local} {domain} {sender} {helo} {seconds}
 * {time} {id}.
 */
export interface ReplyTexts {
  readonly banner: string;
  /** Text after "250 " of the first EHLO line. */
  readonly ehloName: string;
  readonly bannerRefused: string;
  readonly bannerBusy: string;
  readonly tooManyConnections: string;
  readonly heloRefused: string;
  readonly ehloNotUnderstood: string;
  readonly startTls: string;
  readonly tlsUnavailable: string;
  readonly tlsRequired: string;
  readonly mailOk: string;
  readonly senderRefused: string;
  readonly nullSenderRefused: string;
  readonly senderSyntax: string;
  readonly rcptOk: string;
  readonly missing: string;
  readonly full: string;
  readonly disabled: string;
  readonly busy: string;
  readonly restricted: string;
  readonly temporary: string;
  readonly notServed: string;
  readonly rcptSyntax: string;
  readonly smtpUtf8Missing: string;
  readonly clientBlocked: string;
  readonly heloRefusedAtRcpt: string;
  readonly senderRefusedAtRcpt: string;
  readonly rateLimited: string;
  readonly harvestRefused: string;
  readonly tooManyRecipients: string;
  readonly severalDomains: string;
  readonly tooManyErrors: string;
  readonly tooManyRefusals: string;
  readonly tooManyMessages: string;
  readonly tooManyNonMail: string;
  readonly notSynchronized: string;
  readonly greylistPostgrey: string;
  readonly greylistSeconds: string;
  readonly greylistMilter: string;
  readonly greylistStalwart: string;
  readonly greylistPolicy: string;
  readonly greylistBarracuda: string;
  readonly greylistMimecast: string;
  readonly rset: string;
  readonly noop: string;
  readonly quit: string;
  readonly vrfy: string;
  readonly expn: string;
  readonly dataStart: string;
  readonly dataNoRecipients: string;
  readonly dataAccepted: string;
  readonly needMail: string;
  readonly needHelo: string;
  readonly nestedMail: string;
  readonly unknownCommand: string;
  readonly lineTooLong: string;
  readonly idle: string;
}

/** Plain wording with standard codes (RFC 5321 §4.2, RFC 3463), for what a style does not define. */
export const GENERIC_TEXTS: ReplyTexts = {
  banner: "220 {host} ESMTP",
  ehloName: "{host}",
  bannerRefused: "554 5.7.1 {host} Service unavailable; client [{client}] blocked",
  bannerBusy: "421 4.3.2 {host} Service not available, try again later",
  tooManyConnections: "421 4.7.0 {host} Error: too many connections from {client}",
  heloRefused: "550 5.7.1 <{helo}>: Helo command rejected: Host not found",
  ehloNotUnderstood: "502 5.5.1 Command not implemented",
  startTls: "220 2.0.0 Ready to start TLS",
  tlsUnavailable: "454 4.7.0 TLS not available due to local problem",
  tlsRequired: "530 5.7.0 Must issue a STARTTLS command first",
  mailOk: "250 2.1.0 Ok",
  senderRefused: "550 5.1.8 <{sender}>: Sender address rejected: Domain not found",
  nullSenderRefused: "553 5.7.1 Requested action not taken: NULL sender is not allowed",
  senderSyntax: "501 5.1.7 Bad sender address syntax",
  rcptOk: "250 2.1.5 Ok",
  missing: "550 5.1.1 <{rcpt}>: User unknown",
  full: "452 4.2.2 <{rcpt}>: Mailbox full",
  disabled: "550 5.2.1 <{rcpt}>: Mailbox disabled, not accepting messages",
  busy: "450 4.2.1 <{rcpt}>: The recipient is receiving mail too quickly, try again later",
  restricted: "550 5.7.1 <{rcpt}>: Recipient accepts mail from known senders only",
  temporary: "451 4.3.0 <{rcpt}>: Temporary lookup failure",
  notServed: "550 5.7.1 <{rcpt}>: Relaying denied",
  rcptSyntax: "501 5.1.3 Bad recipient address syntax",
  smtpUtf8Missing: "553 5.6.7 Must declare SMTPUTF8 to send UTF8 address",
  clientBlocked: "550 5.7.1 Service unavailable, Client host [{client}] blocked using Spamhaus",
  heloRefusedAtRcpt: "504 5.5.2 <{helo}>: Helo command rejected: need fully-qualified hostname",
  senderRefusedAtRcpt: "450 4.1.8 <{sender}>: Sender address rejected: Domain not found",
  rateLimited: "451 4.7.1 Rate limit exceeded, please try again later",
  harvestRefused: "550 5.7.1 Too many invalid recipients",
  tooManyRecipients: "452 4.5.3 Error: too many recipients",
  severalDomains: "451 4.3.0 Multiple destination domains per transaction is unsupported",
  tooManyErrors: "421 4.7.0 {host} Error: too many errors",
  tooManyRefusals: "550 REJECTED - Too many failed recipients - count = 4",
  tooManyMessages: "421 4.7.0 Max message per connection reached",
  tooManyNonMail: "554 Too many nonmail commands",
  notSynchronized: "554 SMTP synchronization error",
  greylistPostgrey:
    "450 4.2.0 <{rcpt}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/{domain}.html",
  greylistSeconds: "451 Greylisted, please try again in {seconds} seconds",
  greylistMilter: "451 4.7.1 Greylisting in action, please come back in {time}",
  greylistStalwart: "452 4.2.2 Greylisted, please try again in a few moments.",
  greylistPolicy:
    "451 4.7.1 <{rcpt}>: Recipient address rejected: Intentional policy rejection, please try again later",
  greylistBarracuda: "451 4.7.1 <{rcpt}>: Recipient address rejected: Greylisted for {seconds} seconds",
  greylistMimecast:
    "451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [{id}]",
  rset: "250 2.0.0 Ok",
  noop: "250 2.0.0 Ok",
  quit: "221 2.0.0 Bye",
  vrfy: "252 2.0.0 Cannot VRFY user, but will accept message and attempt delivery",
  expn: "502 5.5.1 EXPN command is disabled",
  dataStart: "354 End data with <CR><LF>.<CR><LF>",
  dataNoRecipients: "554 5.5.1 Error: no valid recipients",
  dataAccepted: "250 2.0.0 Ok: queued as {id}",
  needMail: "503 5.5.1 Error: need MAIL command",
  needHelo: "503 5.5.1 Error: send HELO/EHLO first",
  nestedMail: "503 5.5.1 Error: nested MAIL command",
  unknownCommand: "500 5.5.1 Error: command not recognized",
  lineTooLong: "500 5.5.2 Error: line too long",
  idle: "421 4.4.2 {host} Error: timeout exceeded",
};

/** Values of a template's placeholders; absent ones render empty. */
interface ReplyValues {
  readonly host?: string;
  readonly client?: string;
  readonly rcpt?: string;
  readonly local?: string;
  readonly domain?: string;
  readonly sender?: string;
  readonly helo?: string;
  /** Rendered as whole seconds, and as HH:MM:SS for {time}. */
  readonly waitMs?: number;
  /** An opaque token, different in each reply. */
  readonly id?: string;
}

const PLACEHOLDER = /\{(host|client|rcpt|local|domain|sender|helo|seconds|time|id)\}/g;

/** Renders a template for the wire: CRLF line ends, and hyphens on all lines but the last (RFC 5321 §4.2.1). */
export function renderReply(template: string, values: ReplyValues): string {
  const text = template.includes("{")
    ? template.replace(PLACEHOLDER, (_, name: string) => valueOf(name, values))
    : template;
  if (!text.includes("\n")) return `${text}\r\n`;
  const lines = text.split("\n");
  return lines
    .map((line, index) => (index === lines.length - 1 ? `${line}\r\n` : `${line.slice(0, 3)}-${line.slice(4)}\r\n`))
    .join("");
}

function valueOf(name: string, values: ReplyValues): string {
  const seconds = Math.max(1, Math.ceil((values.waitMs ?? 0) / 1000));
  if (name === "seconds") return String(seconds);
  if (name === "time") {
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return parts.map((part) => String(part).padStart(2, "0")).join(":");
  }
  return values[name as keyof Omit<ReplyValues, "waitMs">] ?? "";
}
