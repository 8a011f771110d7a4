import type { ClaimedContact, Scout, TurnJudgement } from "../records/turn.ts";

/** A scout that is still told to wait after so many attempts is of no use to the others. */
const SCOUT_ATTEMPTS = 3;

/** The others wait a little longer than the scout: by then it is home, or something happened to it. */
const GRACE_MS = 60_000;

/**
 * Where a session was greylisted: those who asked are the scouts of their domain, and its other addresses need not hear
 * the same before they are back (RFC 6647 §2). A scout that has its answer, whatever it is, lets the others go.
 */
export function sendScouts(contacts: readonly ClaimedContact[], judgement: TurnJudgement): Scout[] {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  const scouts = new Map<string, Scout>();
  for (const { contactId, reason, dueAt } of judgement.retries) {
    const contact = byId.get(contactId);
    if (!contact || reason !== "greylisted") continue;
    const { domain, attempts } = contact;
    const ends = attempts + 1 >= SCOUT_ATTEMPTS;
    const known = scouts.get(domain)?.until;
    const untilMs = Math.min(dueAt.getTime() + GRACE_MS, known?.getTime() ?? Number.POSITIVE_INFINITY);
    if (known !== null) scouts.set(domain, { domain, until: ends ? null : new Date(untilMs) });
  }
  for (const { contactId } of judgement.verdicts) {
    const domain = byId.get(contactId)?.domain;
    if (domain !== undefined) scouts.set(domain, { domain, until: null });
  }
  return [...scouts.values()];
}
