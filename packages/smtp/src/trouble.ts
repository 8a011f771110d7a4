import type { Evidence } from "@rollcall/verdict";
import type { Dialogue, DialogueEnding, RecipientAnswer } from "./dialogue.ts";
import { hangUp, quit, type Transition } from "./transition.ts";
import type { Reply } from "./reply.ts";

/** The server said that it is going, in words: QUIT is polite. */
export const dismissed: Transition = (dialogue, { evidence, atMs }) => {
  const [settled, ending] = interrupt(dialogue, evidence);
  return quit(settled, ending, atMs);
};

/** No reply came, or none that can be trusted. */
export const broken: Transition = (dialogue, { evidence }) => {
  const [settled, ending] = interrupt(dialogue, evidence);
  return hangUp(settled, ending);
};

/** What the server says of this host or of us holds for every address of the session. */
export const refused: Transition = (dialogue, { evidence, atMs }) =>
  quit(dialogue, { type: "refused", evidence }, atMs);

/** Replies and commands got out of step: see `withdraw`. */
export const outOfStep: Transition = (dialogue, happening) => {
  const { evidence } = happening;
  if (!dialogue.answers.some(isReply)) return broken({ ...dialogue, answered: 0, controls: [] }, happening);
  return hangUp(withdraw(dialogue, evidence), { type: "cut_short", evidence });
};

/**
 * No answer of this dialogue can be trusted to be about the address that it was taken for, so all answers are taken back. The
 * address asked first is charged with the failure: otherwise such a server would be asked again without end.
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
 * Ends a dialogue that still had addresses to ask. When not one RCPT has been answered, the address being asked takes what
 * happened as its answer: otherwise a server that always fails here would be asked again without end.
 */
export function interrupt(dialogue: Dialogue, evidence: Evidence): readonly [Dialogue, DialogueEnding] {
  const { awaiting, answered, answers, current, controls, abortedAtMs } = dialogue;
  if (abortedAtMs !== null) return [dialogue, { type: "aborted" }];
  if (answered === 0 && awaiting !== "RCPT") {
    const type = failedUnderTls(dialogue, evidence) ? "tls_failed" : "unusable";
    return [type === "tls_failed" ? { ...dialogue, tlsBroken: true } : dialogue, { type, evidence }];
  }
  const ending: DialogueEnding = { type: "cut_short", evidence };
  if (awaiting !== "RCPT" || current === null) return [dialogue, ending];
  if (current.type === "control") {
    const said = evidence.type === "reply";
    return [said ? { ...dialogue, controls: [...controls, { domain: current.domain, evidence }] } : dialogue, ending];
  }
  if (answered > 0 || current.id === null) return [dialogue, ending];
  return [{ ...dialogue, answers: [...answers, { id: current.id, evidence: [evidence] }] }, ending];
}

/** Some servers finish the handshake and hang up on the first words under it: for us, TLS failed. */
function failedUnderTls({ awaiting, secured, plan }: Dialogue, evidence: Evidence): boolean {
  const failed = awaiting === "EHLO" && secured && evidence.type === "failure" && evidence.failure !== "timeout";
  return failed && plan.policy.tls !== "required";
}

function isReply(answer: RecipientAnswer): boolean {
  return answer.evidence[0]?.type === "reply";
}

/** With one of these before it, what looks like the address is the end of a longer one. */
const LOCAL_CHARACTER = /[\p{L}\p{N}._+-]/u;

/** The address ends here: at most a full stop, and then nothing that a domain could go on with. */
const DOMAIN_END = /^\.?(?:$|[^\p{L}\p{N}.-])/u;

/** These name a new address of the recipient, which may well be on the same list (RFC 5321 §3.4). */
const FORWARDING_CODES = new Set([251, 551]);

/**
 * The reply names an address that was asked before and not the one that it should be about: proof that replies and commands are
 * out of step, as with a server that answers one command twice.
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
