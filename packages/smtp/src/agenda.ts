import { type Evidence, isOpenControl, isOpenRefusal, type ReplyEvidence } from "@rollcall/verdict";
import { isSayable } from "./command.ts";
import type { Ask, Dialogue, RecipientAnswer } from "./dialogue.ts";
import type { Recipient } from "./session.ts";

/** The next address to ask, and the dialogue with it as `current`; `ask`: null if nothing more may be asked. */
export interface Turn {
  readonly dialogue: Dialogue;
  readonly ask: Ask | null;
}

/**
 * Chooses the next address: a control that is due, else the next recipient, within the policy and the server's LIMITS
 * (RFC 9422). Recipients that can't be asked here get their answer on the way. An aborted dialogue only asks the
 * controls of accepted recipients.
 */
export function takeNext(dialogue: Dialogue, atMs: number): Turn {
  if (enoughRefusals(dialogue)) return askWitness(dialogue);
  const isAborted = dialogue.abortedAtMs !== null;
  // An acceptance is useless without its control: the address would have to be asked again.
  const control = isAborted && dialogue.answered === 0 ? null : dueControl(dialogue);
  if (control !== null) {
    const controlsDue = dialogue.controlsDue.filter((domain) => domain !== control.domain);
    return { dialogue: { ...dialogue, controlsDue, current: control }, ask: control };
  }
  if (isAborted) return { dialogue, ask: null };
  const ready = passOverUnaskable(dialogue, atMs);
  const recipient = ready.plan.recipients[ready.next];
  if (recipient === undefined) return askWitness(ready);
  const ask = askFor(ready, recipient);
  if (!mayAsk(ready, ask, atMs)) return askWitness(ready);
  return { dialogue: { ...ready, next: ready.next + 1, current: ask }, ask };
}

/** Nothing more is asked but a witness. It is no refusal, comes last and, as a control, may be one more than the policy allows. */
function askWitness(dialogue: Dialogue): Turn {
  const { plan, asked, abortedAtMs } = dialogue;
  const { maxAddresses, isLearned = false } = plan.policy;
  const hasRoom = isLearned ? asked.length < maxAddresses && !enoughRefusals(dialogue) : asked.length <= maxAddresses;
  const ask = abortedAtMs === null && hasRoom && mailAllowed(dialogue) ? dueWitness(dialogue) : null;
  if (ask === null) return { dialogue, ask };
  return { dialogue: { ...dialogue, witnessed: [...dialogue.witnessed, ask.domain], current: ask }, ask };
}

function passOverUnaskable(dialogue: Dialogue, atMs: number): Dialogue {
  const answers: RecipientAnswer[] = [];
  for (const recipient of dialogue.plan.recipients.slice(dialogue.next)) {
    const obstacle = obstacleTo(dialogue, recipient, atMs);
    if (obstacle === null) break;
    answers.push({ id: recipient.id, evidence: [obstacle] });
  }
  if (answers.length === 0) return dialogue;
  return { ...dialogue, answers: [...dialogue.answers, ...answers], next: dialogue.next + answers.length };
}

/** Whether the address needs a MAIL of its own instead of joining the open transaction. */
export function needsNewTransaction({ plan, transaction, capabilities }: Dialogue, ask: Ask): boolean {
  if (transaction === null || transaction.control || ask.type === "control") return true;
  const limit = Math.min(plan.policy.recipientsPerTransaction, capabilities.limits.rcptMax ?? Infinity);
  return transaction.recipients >= limit || transaction.domain !== ask.domain || transaction.smtpUtf8 !== ask.smtpUtf8;
}

/** Whether the address that exceeded its transaction's limit may be asked again in a new one. */
export function mayAskAgain(dialogue: Dialogue): boolean {
  const { plan, asked, abortedAtMs, transaction } = dialogue;
  const notAlone = transaction !== null && transaction.recipients > 1;
  const room = asked.length < plan.policy.maxAddresses && mailAllowed(dialogue) && !enoughRefusals(dialogue);
  return notAlone && room && abortedAtMs === null;
}

/** Whether this domain's control is wanted and not yet scheduled. */
export function wantsControl({ plan, controlsKnown }: Dialogue, domain: string): boolean {
  return plan.policy.control !== "never" && plan.controls.has(domain) && !controlsKnown.includes(domain);
}

/** Whether addresses are left to ask, regardless of limits. */
export function isUnfinished(dialogue: Dialogue): boolean {
  const controls = dialogue.plan.policy.control === "same_session" ? dialogue.controlsDue.length : 0;
  return controls > 0 || dialogue.next < dialogue.plan.recipients.length;
}

function dueControl(dialogue: Dialogue): Ask | null {
  const { plan, controlsDue, asked } = dialogue;
  const domain = controlsDue[0];
  const address = domain === undefined ? undefined : plan.controls.get(domain);
  if (domain === undefined || address === undefined || plan.policy.control !== "same_session") return null;
  const { maxAddresses, isLearned = false } = plan.policy;
  const most = isLearned ? maxAddresses : Math.max(1, maxAddresses) + 1;
  if (asked.length >= most || !mailAllowed(dialogue)) return null;
  if (!isSayable(address)) return null;
  return { type: "control", id: null, address, domain, smtpUtf8: !isAscii(plan.mailFrom) };
}

function askFor({ plan }: Dialogue, recipient: Recipient): Ask {
  const { id, address } = recipient;
  return { type: "recipient", id, address, domain: domainOf(address), smtpUtf8: needsUtf8(plan.mailFrom, recipient) };
}

function mayAsk(dialogue: Dialogue, ask: Ask, atMs: number): boolean {
  const { plan, asked, startedAtMs } = dialogue;
  if (atMs - startedAtMs >= plan.policy.maxAgeMs && asked.length > 0) return false;
  if (needsNewTransaction(dialogue, ask) && !mailAllowed(dialogue)) return false;
  const controlToo = plan.policy.control === "same_session" && wantsControl(dialogue, ask.domain);
  return asked.length === 0 || asked.length + (controlToo ? 2 : 1) <= plan.policy.maxAddresses;
}

function mailAllowed({ transactions, capabilities }: Dialogue): boolean {
  return transactions < (capabilities.limits.mailMax ?? Infinity);
}

function enoughRefusals({ refused, plan }: Dialogue): boolean {
  return refused >= Math.max(1, plan.policy.maxRefusals);
}

function obstacleTo(dialogue: Dialogue, recipient: Recipient, atMs: number): Evidence | null {
  const { plan, capabilities } = dialogue;
  if (!isSayable(recipient.address)) return unsayable(plan.host, atMs);
  if (capabilities.smtpUtf8 || !needsUtf8(plan.mailFrom, recipient)) return null;
  return smtpUtf8Unsupported(`${plan.host} does not offer SMTPUTF8 (RFC 6531)`, atMs);
}

/**
 * An address that the caller's rules accept but that can't be written in a command: our problem, no evidence about the
 * mailbox.
 */
function unsayable(host: string, atMs: number): Evidence {
  const detail = "the address cannot be written in a RCPT command";
  return { type: "failure", stage: "rcpt", failure: "protocol_error", detail, host, atMs };
}

/** The address needs SMTPUTF8, which this server lacks. */
export function smtpUtf8Unsupported(detail: string, atMs: number): Evidence {
  return { type: "limit", limit: "smtputf8_unsupported", detail, atMs };
}

function needsUtf8(mailFrom: string, { address, needsSmtpUtf8 }: Recipient): boolean {
  return needsSmtpUtf8 || !isAscii(address) || !isAscii(mailFrom);
}

function isAscii(text: string): boolean {
  return /^[\u0020-\u007E]*$/.test(text);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/**
 * Asked one by one, each on a connection of its own, where a control alone was answered by 421: the control again, and a name that was
 * accepted before. Whatever limits connections, in number or in time, treats all alike; it would have to let just the witness pass each
 * time, in an order without a period. A server that answers so tells names apart. The first control is the one that was asked already.
 */
export const CONTRAST: readonly ("control" | "witness")[] = [
  "witness",
  "witness",
  "control",
  "witness",
  "witness",
  "witness",
  "control",
  "witness",
];

interface Said {
  readonly id: string | null;
  readonly evidence: ReplyEvidence;
}

/**
 * A name to ask again at the end of a session, once a domain: one that was accepted before a refusal that its words leave open, of
 * another name or of the control. If the host accepts it again it still tells names apart, and the refusals before are about their
 * names; a guard that has shut refuses it as well. Null: nothing is open, or nothing was accepted.
 */
function dueWitness(dialogue: Dialogue): Ask | null {
  const { plan, witnessed } = dialogue;
  const saidOf = Map.groupBy(repliesOf(dialogue), ({ domain }) => domain);
  for (const [domain, said] of saidOf) {
    if (witnessed.includes(domain)) continue;
    const accepted = said.filter(({ id, evidence }) => id !== null && evidence.code < 300);
    const lastMs = Math.max(...accepted.map(({ evidence }) => evidence.atMs));
    const isOpen = said.some(
      ({ id, evidence }) =>
        evidence.atMs > lastMs && (id === null ? isOpenControl : isOpenRefusal)(evidence, plan.provider),
    );
    const recipient = isOpen && plan.recipients.find(({ id }) => id === accepted[0]?.id);
    if (!recipient) continue;
    const { id, address, needsSmtpUtf8 } = recipient;
    return { type: "recipient", id, address, domain, smtpUtf8: needsSmtpUtf8, witness: true };
  }
  return null;
}

/** Last replies to RCPT, of recipients and controls, with their domains. */
function repliesOf({ plan, answers, controls }: Dialogue): (Said & { readonly domain: string })[] {
  const domains = new Map(plan.recipients.map(({ id, address }) => [id, domainOf(address)]));
  return [
    ...answers.flatMap(({ id, evidence }) => {
      const reply = evidence.findLast((one) => one.type === "reply");
      return reply === undefined ? [] : [{ id, evidence: reply, domain: domains.get(id) ?? "" }];
    }),
    ...controls.map(({ domain, evidence }) => ({ id: null, evidence, domain })),
  ];
}
