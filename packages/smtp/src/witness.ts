import { isOpenControl, isOpenRefusal, type ReplyEvidence } from "@rollcall/verdict";
import type { Ask, Dialogue } from "./dialogue.ts";

/**
 * Asked one by one, each on a connection of its own, where a control alone was answered by 421: the control again, and names that were
 * accepted before. Whatever limits connections, in number or in time, treats all alike; it would have to let just the witnesses pass each
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
export function dueWitness(dialogue: Dialogue): Ask | null {
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

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
