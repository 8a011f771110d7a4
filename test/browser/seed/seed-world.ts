import type { DomainDescription, HostDescription, MailboxRules, WorldDescription } from "@rollcall/mailworld";

/** Per address of a slow site: hundreds of them take minutes. */
const SLOW_REPLY_MS = 1_500;
/** Slow enough to be watched. */
const WATCHED_REPLY_MS = 400;

/** Every ada, grace and alan. */
const known: MailboxRules = { otherwise: { existingShare: 1, names: /^(?:ada|grace|alan)\b/u } };

const at = (host: string, mailboxes: MailboxRules): DomainDescription => ({
  route: { type: "mx", records: [{ host, preference: 10 }] },
  mailboxes,
});

const GOOGLE = "aspmx.l.google.com";
const MICROSOFT = "northwind-zz.mail.protection.outlook.com";
const MIMECAST = "eu-smtp-inbound-1.mimecast.com";

/** Our own host name, which resolves and accepts mail. */
export const OUR_NAME = "verify.rollcall.example";

const domains: Record<string, DomainDescription> = {
  [OUR_NAME]: at(OUR_NAME, known),
  "acme.zz": at(GOOGLE, known),
  "gmail.com": at(GOOGLE, known),
  "northwind.zz": at(MICROSOFT, { otherwise: { existingShare: 0.9, names: /^[a-z]+\.[a-z]+\d*$/u } }),
  "globex.zz": at("mx.globex.zz", { otherwise: "accept" }),
  "umbrella.zz": at(MIMECAST, known),
  "tailspin.zz": at("mx.tailspin.zz", { otherwise: { existingShare: 0.8, names: /^customer\d+$/u } }),
  "wingtip.zz": at("mx.wingtip.zz", { otherwise: { existingShare: 0.8, names: /^customer\d+$/u } }),
};

const hosts: Record<string, HostDescription> = {
  [OUR_NAME]: {},
  [GOOGLE]: { provider: "google", manners: { style: "google", tls: "offered" } },
  [MICROSOFT]: { provider: "microsoft-365", manners: { style: "microsoft_365", tls: "offered" } },
  "mx.globex.zz": { manners: { style: "exim" } },
  [MIMECAST]: { provider: "mimecast", manners: { greeting: "refused" } },
  "mx.tailspin.zz": { manners: { rcptDelayMs: SLOW_REPLY_MS } },
  "mx.wingtip.zz": { manners: { rcptDelayMs: WATCHED_REPLY_MS } },
};

/**
 * The mail world of the seeded site: `acme.zz` (Google) knows every ada, grace and alan, `globex.zz` accepts every name,
 * `umbrella.zz` (Mimecast) blocks us, `tailspin.zz` is
 * slow, and `wingtip.zz` a little. Nothing else exists.
 */
export const SEED_WORLD: WorldDescription = { name: "seed", domains, hosts };

/** The provider of a seeded domain; null: its own servers. */
export const PROVIDERS: Readonly<Record<string, string | null>> = {
  "acme.zz": "google",
  "northwind.zz": "microsoft-365",
  "globex.zz": null,
  "umbrella.zz": "mimecast",
  "gone.zz": null,
};
