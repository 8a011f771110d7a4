import type { Evidence } from "@rollcall/verdict";
import type { Dialogue, DialogueEnding, RecipientAnswer } from "./dialogue.ts";
import { hangUp, quit, type Transition } from "./transition.ts";
import type { Reply } from "./reply.ts";

/** The server announced that it is closing: QUIT politely. */
export const dismissed: Transition = (dialogue, { evidence, atMs }) => {
  const [settled, ending] = interrupt(dialogue, evidence);
  return quit(settled, ending, atMs);
};

/** No reply, or none that can be trusted: hang up. */
export const broken: Transition = (dialogue, { evidence }) => {
  const [settled, ending] = interrupt(dialogue, evidence);
  return hangUp(settled, ending);
};

/** A refusal of the session, which holds for all its addresses. */
export const refused: Transition = (dialogue, { evidence, atMs }) =>
  quit(dialogue, { type: "refused", evidence }, atMs);

/** Replies and commands are out of step: see `withdraw`. */
export const outOfStep: Transition = (dialogue, happening) => {
  const { evidence } = happening;
  if (!dialogue.answers.some(isReply)) return broken({ ...dialogue, answered: 0, controls: [] }, happening);
  return hangUp(withdraw(dialogue, evidence), { type: "cut_short", evidence });
};

/**
 * Takes back all answers, as none can be trusted to be about its address. The address asked first is charged with the
 * failure: otherwise such a server would be asked forever.
 */
export function withdraw(dialogue: Dialogue, evidence: Evidence): Dialogue {
  const first = dialogue.answers.find(isReply);
  if (first === undefined) return { ...dialogue, controls: [], controlsDue: [] };
  const kept = dialogue.answers.filter((answer) => !isReply(answer));
  return {
    ...dialogue,
    answers: [...kept, { id: first.id, evidence: [evidence] }],
    controls: [],
    controlsDue: [],
    ending: { type: "cut_short", evidence },
  };
}

/**
 * Ends a dialogue that still had addresses to ask. If no RCPT has been answered, the current address is charged with
 * the failure: otherwise a server that always fails here would be asked forever.
 */
export function interrupt(before: Dialogue, evidence: Evidence): readonly [Dialogue, DialogueEnding] {
  const dialogue = isBrokenBurst(before, evidence) ? { ...before, burstBroken: true } : before;
  const { awaiting, answered, answers, current, controls, abortedAtMs } = dialogue;
  if (abortedAtMs !== null) return [dialogue, { type: "aborted" }];
  if (answered === 0 && awaiting !== "RCPT") {
    const type = failedUnderTls(dialogue, evidence) ? "tls_failed" : "unusable";
    return [type === "tls_failed" ? { ...dialogue, tlsBroken: true } : dialogue, { type, evidence }];
  }
  const ending: DialogueEnding = { type: "cut_short", evidence };
  if (awaiting !== "RCPT" || current === null) return [dialogue, ending];
  const cut: Dialogue = { ...dialogue, cutAsking: current };
  if (current.type === "control") {
    const said = evidence.type === "reply";
    return [said ? { ...cut, controls: [...controls, { domain: current.domain, evidence }] } : cut, ending];
  }
  if (answered > 0 || current.id === null) return [cut, ending];
  return [{ ...cut, answers: [...answers, { id: current.id, evidence: [evidence] }] }, ending];
}

/** A server's silence is no sign: it may be slow. */
function isBrokenBurst({ inBurst, answered }: Dialogue, evidence: Evidence): boolean {
  return inBurst && answered === 0 && evidence.type === "failure" && evidence.failure !== "timeout";
}

/** Some servers complete the handshake and then hang up on EHLO: treat that as failed TLS. */
function failedUnderTls({ awaiting, secured, plan }: Dialogue, evidence: Evidence): boolean {
  const failed = awaiting === "EHLO" && secured && evidence.type === "failure" && evidence.failure !== "timeout";
  return failed && plan.policy.tls !== "required";
}

function isReply(answer: RecipientAnswer): boolean {
  return answer.evidence[0]?.type === "reply";
}

/** Preceded by one of these, the match is the end of a longer address. */
const LOCAL_CHARACTER = /[\p{L}\p{N}._+-]/u;

/** The domain ends here: at most a full stop follows. */
const DOMAIN_END = /^\.?(?:$|[^\p{L}\p{N}.-])/u;

/** Codes that name a forwarding address, which may well be on the same list (RFC 5321 §3.4). */
const FORWARDING_CODES = new Set([251, 551]);

/**
 * Whether the reply names an address that was asked before instead of the current one: proof that replies and commands
 * are out of step, as with a server that answers one command twice.
 */
export function namesAnother({ asked, awaiting, current }: Dialogue, reply: Reply): boolean {
  if (asked.length === 0 || FORWARDING_CODES.has(reply.code)) return false;
  const subject = awaiting === "RCPT" ? (current?.address.toLowerCase() ?? null) : null;
  const text = reply.lines.join("\n").toLowerCase();
  if (!text.includes("@")) return false;
  return (
    asked.some((address) => address !== subject && names(text, address)) && !(subject !== null && names(text, subject))
  );
}

function names(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.slice(at + address.length, at + address.length + 2);
    if (!LOCAL_CHARACTER.test(before) && DOMAIN_END.test(after)) return true;
  }
  return false;
}
