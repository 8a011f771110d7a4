import { classify, type Evidence, type ReplyEvidence } from "@rollcall/verdict";
import {
  isUnfinished,
  mayAskAgain,
  needsNewTransaction,
  smtpUtf8Unsupported,
  takeNext,
  wantsControl,
} from "./agenda.ts";
import type { Ask, Dialogue, Planned, RecipientAnswer } from "./dialogue.ts";
import { failureEvidence } from "./evidence-of.ts";
import { dismissed, broken, interrupt, refused } from "./trouble.ts";
import { quit, send, type Happening, type Step, type Transition } from "./transition.ts";

/** Faster replies are never a tarpit. */
const TARPIT_FLOOR_MS = 2000;

/** Asks the next address, or sends QUIT if there is none. */
export function proceedToNext(before: Dialogue, atMs: number): Step {
  const { dialogue, ask } = takeNext({ ...before, current: null }, atMs);
  if (ask === null) return quit(dialogue, { type: dialogue.abortedAtMs === null ? "completed" : "aborted" }, atMs);
  return askFor(dialogue, ask, atMs);
}

function askFor(dialogue: Dialogue, ask: Ask, atMs: number): Step {
  const { domain, smtpUtf8 } = ask;
  const { plan, transaction, capabilities } = dialogue;
  const rcpt: Planned = {
    command: { verb: "RCPT", forwardPath: ask.address },
    step: ask.type === "control" ? "control" : "rcpt",
  };
  if (transaction !== null && !needsNewTransaction(dialogue, ask))
    return send({ ...dialogue, transaction: { ...transaction, recipients: transaction.recipients + 1 } }, [rcpt], atMs);

  const mail: Planned = { command: { verb: "MAIL", reversePath: plan.mailFrom, smtpUtf8 }, step: "mail" };
  const reset: Planned[] = transaction === null ? [] : [{ command: { verb: "RSET" }, step: "rset" }];
  const commands = [...reset, mail, rcpt];
  const opened = { ...dialogue, transaction: { domain, smtpUtf8, control: ask.type === "control", recipients: 1 } };
  // A refusal of SMTPUTF8 concerns this address alone, so nothing may be pipelined behind it.
  if (plan.policy.pipelining && capabilities.pipelining && !smtpUtf8) return send(opened, commands, atMs);
  return send({ ...opened, todo: commands.slice(1) }, commands.slice(0, 1), atMs);
}

/** MAIL or RSET was accepted: send what follows. */
export const accepted: Transition = (dialogue, { atMs }) => {
  if (dialogue.outstanding.length > 0) return [dialogue, []];
  if (dialogue.abortedAtMs !== null && dialogue.current?.type !== "control")
    return quit(dialogue, { type: "aborted" }, atMs);
  return send({ ...dialogue, todo: dialogue.todo.slice(1) }, dialogue.todo.slice(0, 1), atMs);
};

/**
 * MAIL was refused, which says nothing about any mailbox. Before any answered RCPT it holds for the whole session;
 * after one, a transient refusal is a session limit, and a new session is worth trying.
 */
export const mailRefused: Transition = (dialogue, happening) => {
  const { reply, atMs } = happening;
  const { answered, answers, current } = dialogue;
  if (reply === null || current === null) return broken(dialogue, happening);
  if (current.smtpUtf8 && (reply.code === 555 || reply.enhanced?.endsWith(".6.7") === true)) {
    const capabilities = { ...dialogue.capabilities, smtpUtf8: false };
    const detail = `${dialogue.plan.host} refused SMTPUTF8: ${reply.code} ${reply.lines.join(" ")}`.slice(0, 500);
    const evidence = [smtpUtf8Unsupported(detail, atMs)];
    const next = current.id === null ? answers : [...answers, { id: current.id, evidence }];
    return proceedToNext({ ...dialogue, capabilities, answers: next, todo: [], transaction: null }, atMs);
  }
  const sessionLimit = answered > 0 && (reply.code < 500 || isTooMany(happening));
  return sessionLimit ? dismissed(dialogue, happening) : refused(dialogue, happening);
};

/** RSET was refused, as some servers do after a refusal. The rest is asked in another session. */
export const resetRefused: Transition = (dialogue, happening) => dismissed(dialogue, happening);

/** RCPT was answered, positively or not. */
export const answered: Transition = (dialogue, happening) => {
  const { evidence, reply, atMs } = happening;
  const { current, transaction } = dialogue;
  if (reply === null || evidence.type !== "reply" || current === null) return broken(dialogue, happening);
  const counted = reply.code >= 500 ? { ...dialogue, refused: dialogue.refused + 1 } : dialogue;
  if (!reply.consistent) {
    const detail = `lines of different classes: ${reply.code} ${reply.lines.join(" ")}`;
    return broken(counted, { ...happening, evidence: failureEvidence(counted, "protocol_error", detail, atMs) });
  }
  if (isTooMany(happening)) {
    if (transaction === null || !mayAskAgain(counted)) return dismissed(counted, happening);
    const limits = { ...dialogue.capabilities.limits, rcptMax: transaction.recipients - 1 };
    return askFor({ ...counted, capabilities: { ...dialogue.capabilities, limits } }, current, atMs);
  }
  if (dialogue.answered > 0 && isLimit(dialogue, evidence)) return dismissed(counted, happening);
  const inOrder = afterTheLast(counted, evidence);
  return afterAnswer(record(counted, current, inOrder), happening, inOrder);
};

/** A limit on what we ask, not on what we are: the address is asked again in another session. */
function isLimit({ plan }: Dialogue, evidence: ReplyEvidence): boolean {
  const { class: found, scope } = classify(evidence, plan.provider);
  return found === "rate_limited" && (scope === "session" || scope === "site");
}

/** Replies within a millisecond keep their order, in which they are read: what was accepted after a refusal says what it was about. */
function afterTheLast({ lastRcptAtMs }: Dialogue, evidence: ReplyEvidence): ReplyEvidence {
  return lastRcptAtMs === null || evidence.atMs > lastRcptAtMs ? evidence : { ...evidence, atMs: lastRcptAtMs + 1 };
}

function record(dialogue: Dialogue, ask: Ask, evidence: ReplyEvidence): Dialogue {
  const { answers, controls, controlsDue, controlsKnown, firstRcptMs } = dialogue;
  const next: Dialogue = {
    ...dialogue,
    answered: dialogue.answered + 1,
    firstRcptMs: firstRcptMs ?? evidence.durationMs,
    lastRcptAtMs: evidence.atMs,
  };
  if (ask.witness) return { ...next, answers: answers.map((answer) => withWitness(answer, ask, evidence)) };
  if (ask.id === null) return { ...next, controls: [...controls, { domain: ask.domain, evidence }] };
  const known: Dialogue = { ...next, answers: [...answers, { id: ask.id, evidence: [evidence] }] };
  if (!callsForControl(dialogue, evidence) || !wantsControl(dialogue, ask.domain)) return known;
  return { ...known, controlsDue: [...controlsDue, ask.domain], controlsKnown: [...controlsKnown, ask.domain] };
}

/** A witness that is accepted again is evidence; one that is refused says that the host has shut, not that its mailbox is gone. */
function withWitness(answer: RecipientAnswer, { id }: Ask, evidence: ReplyEvidence): RecipientAnswer {
  return answer.id === id && evidence.code < 300 ? { id, evidence: [...answer.evidence, evidence] } : answer;
}

/**
 * An acceptance needs a control. If the address is greylisted the control will be too, so it starts waiting now: both
 * can be answered in the same later session (RFC 6647 §2.2).
 */
function callsForControl({ plan }: Dialogue, evidence: ReplyEvidence): boolean {
  if (evidence.code < 300) return true;
  return evidence.code < 500 && classify(evidence, plan.provider).class === "greylisted";
}

function afterAnswer(dialogue: Dialogue, { atMs }: Happening, evidence: ReplyEvidence): Step {
  const { plan, firstRcptMs, abortedAtMs } = dialogue;
  const stop = plan.stopsSession?.(evidence) === true ? evidence : tarpit(dialogue, firstRcptMs ?? 0, evidence);
  if (stop !== null && abortedAtMs !== null) return quit(dialogue, { type: "aborted" }, atMs);
  if (stop === null || !isUnfinished(dialogue)) return proceedToNext(dialogue, atMs);
  const [settled, ending] = interrupt({ ...dialogue, current: null }, stop);
  return quit(settled, ending, atMs);
}

function tarpit(dialogue: Dialogue, firstMs: number, { durationMs, atMs }: ReplyEvidence): Evidence | null {
  const { tarpitFactor } = dialogue.plan.policy;
  if (tarpitFactor <= 0 || durationMs <= TARPIT_FLOOR_MS || durationMs <= firstMs * tarpitFactor) return null;
  const detail = `tarpit: replies to RCPT slowed from ${firstMs} ms to ${durationMs} ms`;
  return failureEvidence(dialogue, "timeout", detail, atMs);
}

/**
 * Too many recipients in the transaction or session (RFC 3463 x.5.3; RFC 5321 §4.5.3.1.10: 452 and 552): not about the
 * address.
 */
function isTooMany({ reply }: Happening): boolean {
  if (reply === null || reply.code < 400) return false;
  return reply.enhanced?.endsWith(".5.3") === true || /too many recipients/i.test(reply.lines.join(" "));
}
