/**
 * Domains of privacy relays and forwarders: an address there passes mail on to a mailbox that it hides. By the services' own help
 * pages. Hide My Email of iCloud+ had plain icloud.com addresses until 2026, and Fastmail's masked addresses are at its
 * usual domains: those can't be told.
 */
const RELAY_DOMAINS: ReadonlySet<string> = new Set(
  [
    // duckduckgo.com/email
    "duck.com",
    // simplelogin.io/docs: its own domains, and Proton Pass's (proton.me/support/pass)
    "simplelogin.com simplelogin.co simplelogin.fr aleeas.com slmails.com silomails.com slmail.me dralias.com 8alias.com 8shield.net",
    "passmail.net passmail.com passinbox.com passfwd.com",
    // addy.io/help (once AnonAddy); a user's own name is a subdomain
    "anonaddy.com anonaddy.me addy.io addymail.com addy.biz 4wrd.cc mailer.me",
    // relay.firefox.com
    "mozmail.com relay.firefox.com",
    // developer.apple.com, "Communicating using the private email relay service"
    "privaterelay.appleid.com private.icloud.com",
    // Blur's masked addresses (dnt.abine.com); 33mail.com, where a user's name is a subdomain
    "opayq.com 33mail.com",
  ].flatMap((line) => line.split(" ")),
);

/** Whether a domain (lower-case A-labels), or a parent, is a privacy relay's. */
export function isRelayDomain(domain: string): boolean {
  for (let from = 0; from !== -1; from = nextLabel(domain, from))
    if (RELAY_DOMAINS.has(domain.slice(from))) return true;
  return false;
}

function nextLabel(domain: string, from: number): number {
  const dot = domain.indexOf(".", from);
  return dot === -1 ? -1 : dot + 1;
}
