import type { JudgedSession } from "./judge-session.ts";
import type { ClaimedContact, KnownControl } from "./turn.ts";

/** The session, with what other lanes have learned of its domains in the meantime. */
export function knowing(session: JudgedSession, elsewhere: ReadonlyMap<string, KnownControl>): JudgedSession {
  if (elsewhere.size === 0) return session;
  const contacts = session.contacts.map((contact): ClaimedContact => {
    const known = session.controlsElsewhere.has(contact.domain) ? elsewhere.get(contact.domain) : undefined;
    if (known === undefined) return contact;
    const { catchAll, askedAt, expiresAt } = known;
    return Object.assign({}, contact, { catchAll, catchAllAskedAt: askedAt, catchAllExpiresAt: expiresAt });
  });
  return { ...session, contacts };
}
