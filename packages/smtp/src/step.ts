import { classify, type Evidence } from "@rollcall/verdict";
import { accepted, answered, mailRefused, resetRefused } from "./asking.ts";
import type { Awaiting, Dialogue, DialogueStep, Effect, Input } from "./dialogue.ts";
import { failureEvidence, replyEvidence } from "./evidence-of.ts";
import { greeted, handshakeFailed, sayEhlo, sayHelo, secured, shakeHands, stayPlain } from "./opening.ts";
import { type Reply, replyText } from "./reply.ts";
import { type Happening, hangUp, IllegalStepError, type Step, type Transition } from "./transition.ts";
import { broken, dismissed, outOfStep, refused, withdraw, namesAnother } from "./trouble.ts";
import type { ReplyReader } from "./reply-reader.ts";

/** Meaning of a reply in context. `closing`: 421, or 221 without QUIT. `unexpected`: not a reply to what was sent. */
type Answer = "positive" | "transient" | "permanent" | "closing" | "unexpected";
type Event = Answer | "secured" | "tls_failed" | "timeout" | "closed" | "out_of_step" | "violation";

/** The state machine: awaited × event → transition. Missing entries can't happen. */
const TRANSITIONS: Record<Exclude<Awaiting, "QUIT" | "closed">, Partial<Record<Event, Transition>>> = {
  greeting: { ...onTrouble(), positive: sayEhlo, transient: dismissed, permanent: dismissed },
  EHLO: { ...onTrouble(), positive: greeted, transient: refused, permanent: sayHelo },
  HELO: { ...onTrouble(), positive: greeted, transient: refused, permanent: refused },
  STARTTLS: { ...onTrouble(), positive: shakeHands, transient: stayPlain, permanent: stayPlain },
  handshake: { secured, tls_failed: handshakeFailed, timeout: handshakeFailed, closed: handshakeFailed },
  MAIL: { ...onTrouble(), positive: accepted, transient: mailRefused, permanent: mailRefused },
  RCPT: { ...onTrouble(), positive: answered, transient: answered, permanent: answered },
  RSET: { ...onTrouble(), positive: accepted, transient: resetRefused, permanent: resetRefused },
};

function onTrouble(): Partial<Record<Event, Transition>> {
  return {
    closing: dismissed,
    unexpected: broken,
    timeout: broken,
    closed: broken,
    violation: broken,
    out_of_step: outOfStep,
  };
}

/** Positive codes (RFC 5321 §4.3.2, RFC 3207 §4). 252 is lenient: it is for VRFY, yet some servers send it to RCPT. */
const POSITIVE: Record<keyof typeof TRANSITIONS, readonly number[]> = {
  greeting: [220],
  EHLO: [250],
  HELO: [250],
  STARTTLS: [220],
  handshake: [],
  MAIL: [250],
  RCPT: [250, 251, 252],
  RSET: [250],
};

/**
 * Advances the dialogue by one input: returns the next state and the effects to carry out, in order. Pure; the input's
 * `atMs` is the only clock. Throws IllegalStepError for an input that is impossible in this state, such as `secured`
 * outside a handshake.
 */
export function step(dialogue: Dialogue, input: Input): Step {
  if (dialogue.awaiting === "closed") return [dialogue, []];
  if (input.type === "abort") return abort(dialogue, input.atMs);
  if (dialogue.ending !== null || dialogue.awaiting === "QUIT") return drain(dialogue, input);

  const event = eventOf(dialogue, dialogue.awaiting, input);
  const transition = TRANSITIONS[dialogue.awaiting][event];
  if (transition === undefined) throw new IllegalStepError(`Cannot take ${event} while awaiting ${dialogue.awaiting}`);
  const happening = happeningOf(dialogue, event, input);
  const [next, effects] = transition(input.type === "reply" ? afterReply(dialogue, input) : dialogue, happening);
  const observed = observation(dialogue, input, happening);
  return [awaitNext(next), observed === null ? effects : [observed, ...effects]];
}

function awaitNext(dialogue: Dialogue): Dialogue {
  const verb = dialogue.outstanding[0]?.command.verb;
  return verb === undefined || verb === dialogue.awaiting ? dialogue : { ...dialogue, awaiting: verb };
}

/**
 * The reply answers the first outstanding command. `more` bytes after the reply to the last one mean that the next
 * reply came early.
 */
function afterReply(dialogue: Dialogue, { atMs, more }: Input & { type: "reply" }): Dialogue {
  const outstanding = dialogue.outstanding.slice(1);
  return { ...dialogue, outstanding, sinceMs: atMs, early: more && outstanding.length === 0 };
}

function eventOf(
  dialogue: Dialogue,
  awaiting: keyof typeof TRANSITIONS,
  input: Exclude<Input, { type: "abort" }>,
): Event {
  if (input.type !== "reply") return input.type;
  const answer = answerOf(awaiting, input.reply);
  if (answer === "closing") return answer;
  return dialogue.early || namesAnother(dialogue, input.reply) ? "out_of_step" : answer;
}

function answerOf(awaiting: keyof typeof TRANSITIONS, reply: Reply): Answer {
  const { code } = reply;
  if (code === 421 || code === 221) return "closing";
  if (POSITIVE[awaiting].includes(code)) return "positive";
  if (code < 400) return "unexpected";
  if (code < 500) return "transient";
  if (code !== 503) return "permanent";
  const lost = awaiting === "MAIL" || (awaiting === "RCPT" && !isAboutAddress(reply));
  return lost ? "unexpected" : "permanent";
}

/**
 * Whether a 503 to RCPT is an answer. Most mean that the server lost track of the sequence and did not look at the address; chasquid says
 * `503 5.7.1 Relay not allowed`.
 */
function isAboutAddress(reply: Reply): boolean {
  const { code, enhanced } = reply;
  const { class: found, rule } = classify({ code, enhanced, text: replyText(reply), stage: "rcpt" }, null);
  if (found === "protocol_problem") return rule.startsWith("basic.") && enhanced?.startsWith("5.5.") === false;
  return found !== "policy_refusal" || enhanced?.startsWith("5.5.") === false;
}

function happeningOf(dialogue: Dialogue, event: Event, input: Exclude<Input, { type: "abort" }>): Happening {
  const reply = input.type === "reply" ? input.reply : null;
  const durationMs = input.atMs - (dialogue.outstanding[0]?.sentAtMs ?? dialogue.sinceMs);
  return { reply, evidence: evidenceOf(dialogue, event, input), atMs: input.atMs, durationMs };
}

function evidenceOf(dialogue: Dialogue, event: Event, input: Exclude<Input, { type: "abort" }>): Evidence {
  const { atMs } = input;
  switch (input.type) {
    case "reply": {
      const words = `${input.reply.code} ${replyText(input.reply)}`;
      if (event === "out_of_step") return failureEvidence(dialogue, "protocol_error", `out of step: ${words}`, atMs);
      if (event === "unexpected") return failureEvidence(dialogue, "protocol_error", `unexpected: ${words}`, atMs);
      if (input.reply.code === 221) return failureEvidence(dialogue, "connection_failed", `closed: ${words}`, atMs);
      return replyEvidence(dialogue, input.reply, atMs);
    }
    case "timeout": {
      const waited = `${WAITED_FOR[dialogue.awaiting]} did not come in ${atMs - dialogue.sinceMs} ms`;
      const detail = input.sessionOver === true ? `${waited}, when the session's time was over` : waited;
      return failureEvidence(dialogue, dialogue.awaiting === "handshake" ? "tls_failed" : "timeout", detail, atMs);
    }
    case "closed": {
      const failure = dialogue.awaiting === "handshake" ? "tls_failed" : "connection_failed";
      return failureEvidence(dialogue, failure, input.detail, atMs);
    }
    case "tls_failed":
      return failureEvidence(dialogue, "tls_failed", input.detail, atMs);
    case "violation":
      return failureEvidence(dialogue, "protocol_error", `${input.violation.problem}: ${input.violation.detail}`, atMs);
    case "secured":
      return failureEvidence(dialogue, "tls_failed", "", atMs);
    default:
      return input satisfies never;
  }
}

const WAITED_FOR: Record<Awaiting, string> = {
  greeting: "the greeting",
  EHLO: "the answer to EHLO",
  HELO: "the answer to HELO",
  STARTTLS: "the answer to STARTTLS",
  handshake: "the end of the TLS handshake",
  MAIL: "the answer to MAIL",
  RCPT: "the answer to RCPT",
  RSET: "the answer to RSET",
  QUIT: "the answer to QUIT",
  closed: "nothing",
};

/** The end of a step for observers: the server's words, or ours if it failed. */
function observation(dialogue: Dialogue, input: Input, { evidence, durationMs }: Happening): Effect | null {
  const step: DialogueStep =
    dialogue.awaiting === "greeting" ? "banner" : (dialogue.outstanding[0]?.step ?? "starttls");
  if (input.type === "reply")
    return { type: "observe", step, code: input.reply.code, detail: replyText(input.reply), durationMs };
  if (input.type === "secured") return { type: "observe", step, code: null, detail: "secured", durationMs };
  return evidence.type === "failure"
    ? { type: "observe", step, code: null, detail: evidence.detail, durationMs }
    : null;
}

/**
 * After the end: reads outstanding replies, QUIT's last, without acting on them. Exception: if QUIT is not answered
 * with 221 and another reply follows, the server was one reply behind all along.
 */
function drain(dialogue: Dialogue, input: Input): Step {
  if (input.type !== "reply") return hangUpQuietly(dialogue);
  const head = dialogue.outstanding[0];
  const { code } = input.reply;
  const durationMs = input.atMs - (head?.sentAtMs ?? dialogue.sinceMs);
  const step = head?.step ?? "quit";
  const observed: Effect = { type: "observe", step, code, detail: replyText(input.reply), durationMs };
  const close: Effect = { type: "close" };
  if (head?.command.verb !== "QUIT") {
    const refusal = head?.command.verb === "RCPT" && code >= 500 ? 1 : 0;
    return [awaitNext({ ...afterReply(dialogue, input), refused: dialogue.refused + refusal }), [observed]];
  }
  if (dialogue.quitAnswered) {
    const detail = `out of step: QUIT was answered twice, at last by ${code} ${replyText(input.reply)}`;
    const late = withdraw(dialogue, failureEvidence(dialogue, "protocol_error", detail, input.atMs));
    return [{ ...late, awaiting: "closed", outstanding: [] }, [observed, close]];
  }
  if (code !== 221 && code !== 421) return [{ ...dialogue, quitAnswered: true, sinceMs: input.atMs }, [observed]];
  return [{ ...dialogue, awaiting: "closed", outstanding: [] }, [observed, close]];
}

function hangUpQuietly(dialogue: Dialogue): Step {
  return [{ ...dialogue, awaiting: "closed", outstanding: [] }, [{ type: "close" }]];
}

/** Aborts at once if nothing was asked; otherwise the outstanding reply may still come, for a short while. */
function abort(dialogue: Dialogue, atMs: number): Step {
  if (dialogue.ending !== null || dialogue.abortedAtMs !== null) return [dialogue, []];
  const aborted = { ...dialogue, abortedAtMs: atMs };
  const mute = dialogue.awaiting === "greeting" || dialogue.awaiting === "handshake";
  return mute ? hangUp(aborted, { type: "aborted" }) : [aborted, []];
}

/**
 * Feeds bytes to the reader and takes a step per reply. Stops when the dialogue closes or starts TLS; the rest is
 * discarded (RFC 3207 §6).
 */
export function receive(before: Dialogue, reader: ReplyReader, chunk: Uint8Array, atMs: number): Step {
  let dialogue = before;
  const effects: Effect[] = [];
  const results = reader.read(chunk);
  for (const [index, result] of results.entries()) {
    const more = index + 1 < results.length || reader.midReply;
    const [next, wanted] = step(
      dialogue,
      result.type === "reply"
        ? { type: "reply", reply: result.reply, more, atMs }
        : { type: "violation", violation: result.violation, atMs },
    );
    dialogue = next;
    effects.push(...wanted);
    if (dialogue.awaiting === "closed" || dialogue.awaiting === "handshake") break;
  }
  return [dialogue, effects];
}
