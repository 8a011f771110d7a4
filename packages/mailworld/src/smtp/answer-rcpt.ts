import { REPLY_STYLES } from "../replies/reply-style.ts";
import type { ReplyTexts } from "../replies/reply-texts.ts";
import type { HostManners } from "../world/manners.ts";
import { parseMailbox, parsePath } from "./command-line.ts";
import { decideRecipient } from "./decide-recipient.ts";
import type { Dialogue, Reply, Surroundings } from "./dialogue.ts";

/** A host's wording, or that of a domain whose manners are merged in. */
export function textsOf(manners: HostManners): ReplyTexts {
  const style = REPLY_STYLES[manners.style ?? "postfix"];
  return manners.texts === undefined ? style : { ...style, ...manners.texts };
}

/** RCPT TO. */
export function answerRcpt(argument: string, dialogue: Dialogue, around: Surroundings): Reply {
  const host = around.manners();
  const texts = textsOf(host);
  if (dialogue.sender === null) return { template: texts.needMail };
  const written = parsePath(argument, "TO");
  const mailbox = written === null ? null : parseMailbox(written.path);
  if (written === null || mailbox === null) return book({ template: texts.rcptSyntax }, argument, dialogue, around);
  const { path } = written;
  if (hasNonAscii(path) && !dialogue.smtpUtf8) return book({ template: texts.smtpUtf8Missing }, path, dialogue, around);
  const limited = limitOfTransaction(host, texts, dialogue, mailbox.domain);
  if (limited !== null) return book(limited, path, dialogue, around);

  const described = around.servedDomain(mailbox.domain);
  const manners = described?.manners === undefined ? host : { ...host, ...described.manners };
  const decision = decideRecipient({ ...mailbox, described, manners }, dialogue, around);
  const reply: Reply = {
    template: textsOf(manners)[decision.text],
    rcpt: path,
    domain: mailbox.domain,
    ...(decision.waitMs === undefined ? {} : { waitMs: decision.waitMs }),
    ...(manners.rcptDelayMs === undefined ? {} : { delayMs: manners.rcptDelayMs }),
  };
  return afterRefusal(host, texts, book(reply, path, dialogue, around), dialogue);
}

function limitOfTransaction(host: HostManners, texts: ReplyTexts, dialogue: Dialogue, domain: string): Reply | null {
  const most = host.recipientsPerTransaction ?? host.limits?.rcptMax;
  if (most !== undefined && dialogue.accepted >= most) return { template: texts.tooManyRecipients };
  const other = dialogue.transactionDomain !== null && dialogue.transactionDomain !== domain;
  if (host.singleDomainTransactions && other) return { template: texts.severalDomains };
  dialogue.transactionDomain = domain;
  return null;
}

/** Ends the session with, or instead of, the reply that reaches a limit of refused recipients. */
function afterRefusal(host: HostManners, texts: ReplyTexts, reply: Reply, dialogue: Dialogue): Reply {
  if (host.errorLimit !== undefined && dialogue.refused > host.errorLimit) {
    return { template: texts.tooManyErrors, next: "close" };
  }
  if (host.refusalsPerTransaction !== undefined && dialogue.refusedInTransaction > host.refusalsPerTransaction) {
    return { template: texts.tooManyRefusals, next: "close" };
  }
  return reply.template?.startsWith("421") ? { ...reply, next: "close" } : reply;
}

function book(reply: Reply, address: string, dialogue: Dialogue, around: Surroundings): Reply {
  const kind = reply.template?.[0] === "2" ? "accepted" : reply.template?.[0] === "4" ? "deferred" : "refused";
  if (kind === "accepted") dialogue.accepted += 1;
  if (kind === "refused") {
    dialogue.refused += 1;
    dialogue.refusedInTransaction += 1;
  }
  around.countAttempt(address);
  const nowMs = around.nowMs();
  for (const record of around.records) {
    record.recipients += 1;
    record[kind] += 1;
    if (kind === "refused") record.refusals.add(nowMs);
  }
  return reply;
}

function hasNonAscii(text: string): boolean {
  return Buffer.byteLength(text) !== text.length;
}
