import type { ReplyTexts } from "../replies/reply-texts.ts";
import type { HostManners } from "../world/manners.ts";
import { answerRcpt, textsOf } from "./answer-rcpt.ts";
import { parseCommandLine, parsePath } from "./command-line.ts";
import { endTransaction } from "./dialogue.ts";
import type { Dialogue, Reply, Surroundings } from "./dialogue.ts";

/** Verbs counted by name; others count as "?". */
const KNOWN_VERBS = new Set([
  "EHLO",
  "HELO",
  "STARTTLS",
  "MAIL",
  "RCPT",
  "RSET",
  "NOOP",
  "QUIT",
  "DATA",
  "BDAT",
  "VRFY",
  "EXPN",
  "HELP",
  "AUTH",
  "ETRN",
]);

/** Answers one command line and updates the dialogue. */
export function answerCommand(line: string, dialogue: Dialogue, around: Surroundings): Reply {
  const { verb, argument } = parseCommandLine(line);
  const counted = KNOWN_VERBS.has(verb) ? verb : "?";
  for (const { commands } of around.records) commands[counted] = (commands[counted] ?? 0) + 1;
  const manners = around.manners();
  if (manners.hangsUpAt === verb) return { template: null, next: "close" };
  const texts = textsOf(manners);
  switch (verb) {
    case "EHLO":
      return answerEhlo(argument, dialogue, manners, texts);
    case "HELO":
      return answerHelo(argument, dialogue, manners, texts);
    case "STARTTLS":
      return answerStartTls(dialogue, manners, texts);
    case "MAIL":
      return answerMail(argument, dialogue, manners, texts);
    case "RCPT":
      return answerRcpt(argument, dialogue, around);
    case "RSET":
      endTransaction(dialogue);
      return nonMail(texts.rset, dialogue, manners, texts);
    case "NOOP":
      return nonMail(texts.noop, dialogue, manners, texts);
    case "QUIT":
      return { template: texts.quit, next: "close" };
    case "DATA":
      if (dialogue.accepted === 0) return { template: texts.dataNoRecipients };
      return { template: texts.dataStart, next: "data" };
    case "VRFY":
      return nonMail(texts.vrfy, dialogue, manners, texts);
    case "EXPN":
      return nonMail(texts.expn, dialogue, manners, texts);
    default:
      return { template: texts.unknownCommand };
  }
}

function answerEhlo(name: string, dialogue: Dialogue, manners: HostManners, texts: ReplyTexts): Reply {
  if (manners.ehlo === "not_understood") return { template: texts.ehloNotUnderstood };
  if (manners.ehlo === "refused") return { template: texts.heloRefused, helo: name };
  endTransaction(dialogue);
  dialogue.helo = name;
  dialogue.esmtp = true;
  const offersTls = (manners.tls ?? "none") !== "none" && !dialogue.secured;
  const lines = [
    texts.ehloName,
    "SIZE 52428800",
    "8BITMIME",
    "ENHANCEDSTATUSCODES",
    ...((manners.pipelining ?? true) ? ["PIPELINING"] : []),
    ...(offersTls ? ["STARTTLS"] : []),
    ...(manners.smtpUtf8 ? ["SMTPUTF8"] : []),
    ...(manners.limits === undefined ? [] : [announceLimits(manners.limits)]),
  ];
  return { template: lines.map((line) => `250 ${line}`).join("\n") };
}

/** RFC 9422 §3: `LIMITS MAILMAX=… RCPTMAX=…`. */
function announceLimits(limits: NonNullable<HostManners["limits"]>): string {
  const words = [
    ...(limits.mailMax === undefined ? [] : [`MAILMAX=${limits.mailMax}`]),
    ...(limits.rcptMax === undefined ? [] : [`RCPTMAX=${limits.rcptMax}`]),
  ];
  return ["LIMITS", ...words].join(" ");
}

function answerHelo(name: string, dialogue: Dialogue, manners: HostManners, texts: ReplyTexts): Reply {
  if (manners.ehlo === "refused") return { template: texts.heloRefused, helo: name };
  endTransaction(dialogue);
  dialogue.helo = name;
  dialogue.esmtp = false;
  return { template: `250 ${texts.ehloName}` };
}

function answerStartTls(dialogue: Dialogue, manners: HostManners, texts: ReplyTexts): Reply {
  const tls = manners.tls ?? "none";
  if (tls === "none" || dialogue.secured) return { template: texts.unknownCommand };
  if (tls === "unavailable") return { template: texts.tlsUnavailable };
  return { template: texts.startTls, next: tls === "broken" ? "break_tls" : "secure" };
}

function answerMail(argument: string, dialogue: Dialogue, manners: HostManners, texts: ReplyTexts): Reply {
  if (dialogue.helo === null) return { template: texts.needHelo };
  if (dialogue.sender !== null) return { template: texts.nestedMail };
  if (manners.tls === "required" && !dialogue.secured) return { template: texts.tlsRequired };
  const written = parsePath(argument, "FROM");
  if (written === null) return { template: texts.senderSyntax };
  const most = manners.messagesPerSession?.count ?? manners.limits?.mailMax;
  if (most !== undefined && dialogue.mails >= most) {
    const silent = manners.messagesPerSession?.ending === "closes";
    return { template: silent ? null : texts.tooManyMessages, next: "close" };
  }
  const sender = written.path;
  if (manners.refusesSender) return { template: texts.senderRefused, sender };
  if (manners.refusesNullSender && sender === "") return { template: texts.nullSenderRefused };
  dialogue.mails += 1;
  dialogue.sender = sender;
  dialogue.smtpUtf8 = (manners.smtpUtf8 ?? false) && dialogue.esmtp && written.parameters.includes("SMTPUTF8");
  return { template: texts.mailOk, sender };
}

/** Counts commands that carry no mail (Exim `smtp_accept_max_nonmail`). */
function nonMail(template: string, dialogue: Dialogue, manners: HostManners, texts: ReplyTexts): Reply {
  dialogue.nonMail += 1;
  if (manners.nonMailLimit === undefined || dialogue.nonMail <= manners.nonMailLimit) return { template };
  return { template: texts.tooManyNonMail, next: "close" };
}

/** What a host does when a client connects. */
type Greeting =
  | { readonly type: "say"; readonly template: string; readonly next: "serve" | "close" }
  | { readonly type: "raw"; readonly text: string; readonly everyMs: number | null }
  | { readonly type: "silence" }
  | { readonly type: "hang_up" };

/** Interval between lines of an endless greeting. */
const ENDLESS_INTERVAL_MS = 100;

const LONG_GREETING_LINES = 12;

/** A host's greeting; `crowded`: the client has too many sessions open. */
export function greet(manners: HostManners, texts: ReplyTexts, crowded: boolean): Greeting {
  if (crowded) return { type: "say", template: texts.tooManyConnections, next: "close" };
  switch (manners.greeting ?? "normal") {
    case "normal":
      break;
    case "multiline": {
      const lines = Array.from({ length: LONG_GREETING_LINES }, (_, index) => `220 Notice ${index + 1} of our terms`);
      return { type: "say", template: [texts.banner, ...lines].join("\n"), next: "serve" };
    }
    case "refused":
      return { type: "say", template: texts.bannerRefused, next: "close" };
    case "busy":
      return { type: "say", template: texts.bannerBusy, next: "close" };
    case "silent":
      return { type: "silence" };
    case "hang_up":
      return { type: "hang_up" };
    case "garbage":
      return {
        type: "raw",
        text: "\u0000\u0001HTTP/1.0 400 Bad Request\r\n\r\n<html>not a mail server</html>\r\n",
        everyMs: null,
      };
    case "endless":
      return { type: "raw", text: "220-please wait, this line is never the last\r\n", everyMs: ENDLESS_INTERVAL_MS };
  }
  return { type: "say", template: texts.banner, next: "serve" };
}
