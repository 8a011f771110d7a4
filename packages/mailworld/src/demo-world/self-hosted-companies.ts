import type { DomainDescription, HostDescription } from "../world/world-description.ts";
import type { Company } from "./company-names.ts";
import { hostsOnly, inhabit, mx, unite } from "./settlement.ts";
import type { Inhabited, Settlement } from "./settlement.ts";
import type { HostManners } from "../world/manners.ts";

/** One mail exchanger of a self-hosted domain; its name is `prefix.domain`. */
interface Exchanger {
  readonly prefix: string;
  readonly preference: number;
  readonly host?: HostDescription;
}

/** A kind of self-hosted domain, and how many the demo world has. */
interface Flavour {
  readonly count: number;
  readonly manners: HostManners;
  readonly place?: Partial<Inhabited>;
  /** Default: one, `mail.domain`. Their own manners override the flavour's. */
  readonly exchangers?: readonly Exchanger[];
  /** The domain has no MX, only an address. */
  readonly implicit?: boolean;
  /** The hosts deny relaying: the domain moved, its MX records didn't. */
  readonly unserved?: boolean;
}

const POSTFIX: HostManners = {
  style: "postfix",
  tls: "offered",
  errorLimit: 20,
  tarpit: { afterRefusals: 10, delayMs: 1_000 },
};
const EXIM: HostManners = { style: "exim", tls: "offered", nonMailLimit: 10, enforcesSync: true };
const SENDMAIL: HostManners = { style: "sendmail", tls: "offered" };
const EXCHANGE: HostManners = {
  style: "exchange",
  tls: "offered",
  tarpit: { afterRefusals: 0, delayMs: 600 },
  connectionLimit: { perClient: 20 },
};

const CATCH_ALL = { otherwise: "accept", shares: {} } as const;
const PAIR: readonly Exchanger[] = [
  { prefix: "mx1", preference: 10 },
  { prefix: "mx2", preference: 20 },
];

/** Greylisting without a stated delay: a patient prober ignores a delay of a few seconds and waits a minute. */
const LATER = {
  greylistSeconds: "450 Greylisted. Please come back later.",
  greylistMilter: "451 4.7.1 Greylisting in action, please come back later",
} as const;

/** Greylisting with delays of seconds instead of minutes, so that a run with short retries passes. */
const GREYLISTING: readonly Flavour[] = [
  { count: 4, manners: { ...POSTFIX, greylist: { delayMs: 4_000, words: "postgrey" } } },
  { count: 3, manners: { ...POSTFIX, greylist: { delayMs: 8_000, words: "postgrey", key: "client" } } },
  { count: 2, manners: { ...POSTFIX, greylist: { delayMs: 6_000, words: "policy" } } },
  {
    count: 3,
    manners: { style: "generic", texts: LATER, tls: "offered", greylist: { delayMs: 10_000, words: "seconds" } },
  },
  { count: 2, manners: { ...SENDMAIL, texts: LATER, greylist: { delayMs: 12_000, words: "milter" } } },
  {
    count: 1,
    manners: { style: "stalwart", tls: "offered", errorLimit: 5, greylist: { delayMs: 4_000, words: "stalwart" } },
  },
  { count: 1, manners: { ...POSTFIX, greylist: { delayMs: 5_000, words: "postgrey" } }, place: CATCH_ALL },
];

const GOOD: readonly Flavour[] = [
  { count: 20, manners: POSTFIX },
  { count: 4, manners: { ...POSTFIX, tls: "none" }, exchangers: PAIR },
  { count: 9, manners: EXIM },
  { count: 5, manners: SENDMAIL },
  { count: 7, manners: EXCHANGE },
  { count: 2, manners: { style: "qmail" } },
  { count: 2, manners: { style: "qmail" }, place: CATCH_ALL },
  {
    count: 2,
    manners: {
      style: "ironport",
      tls: "offered",
      harvestGuard: { afterRefusals: 25, perMs: 3_600_000, reaction: "accept" },
    },
  },
  { count: 2, manners: { style: "opensmtpd", tls: "offered" } },
  { count: 1, manners: { style: "stalwart", tls: "offered", smtpUtf8: true, errorLimit: 5 } },
  { count: 1, manners: { ...POSTFIX, smtpUtf8: true } },
  { count: 6, manners: POSTFIX, place: CATCH_ALL },
  { count: 3, manners: EXIM, place: CATCH_ALL },
  { count: 1, manners: EXCHANGE, place: CATCH_ALL },
  { count: 2, manners: POSTFIX, implicit: true },
];

const STRICT: readonly Flavour[] = [
  { count: 2, manners: { ...POSTFIX, tls: "required" } },
  { count: 2, manners: { ...POSTFIX, tls: "broken" } },
  { count: 1, manners: { ...POSTFIX, tls: "unavailable" } },
  { count: 1, manners: { ...POSTFIX, greetingDelayMs: 2_500 } },
  { count: 1, manners: { ...SENDMAIL, replyDelayMs: 600 } },
  { count: 1, manners: { ...POSTFIX, greeting: "multiline" } },
  { count: 1, manners: { ...POSTFIX, dripMs: 2, tls: "none" } },
  { count: 1, manners: { ...POSTFIX, connectionLimit: { perClient: 1 } } },
  { count: 1, manners: { ...POSTFIX, recipientRate: { recipients: 4, perMs: 5_000 } }, place: { count: 6 } },
  { count: 1, manners: { ...POSTFIX, recipientsPerTransaction: 1 } },
  { count: 1, manners: { ...POSTFIX, messagesPerSession: { count: 2, ending: "closes" } } },
  { count: 1, manners: { ...EXIM, refusalsPerTransaction: 3, nonMailLimit: 4 } },
  { count: 1, manners: { ...POSTFIX, limits: { mailMax: 3, rcptMax: 1 } } },
  { count: 1, manners: { ...POSTFIX, refusesNullSender: true } },
  { count: 1, manners: { style: "postfix", ehlo: "not_understood" } },
  { count: 1, manners: { ...POSTFIX, pipelining: false } },
  { count: 1, manners: POSTFIX, place: { shares: { restricted: 0.4 }, count: 5 } },
];

const TROUBLED: readonly Flavour[] = [
  {
    count: 3,
    manners: POSTFIX,
    exchangers: [
      { prefix: "mx1", preference: 10, host: { listening: false } },
      { prefix: "mx2", preference: 20 },
    ],
  },
  {
    count: 1,
    manners: POSTFIX,
    exchangers: [
      { prefix: "mx1", preference: 10, host: { listening: false } },
      { prefix: "backup", preference: 50, host: { manners: { acceptsEverything: true } } },
    ],
  },
  {
    count: 1,
    manners: POSTFIX,
    exchangers: [
      { prefix: "mail", preference: 10 },
      { prefix: "backup", preference: 50, host: { manners: { acceptsEverything: true } } },
    ],
  },
  { count: 2, manners: POSTFIX, exchangers: [{ prefix: "mail", preference: 10, host: { listening: false } }] },
  { count: 1, manners: { greeting: "silent" } },
  { count: 1, manners: { greeting: "garbage" } },
  { count: 1, manners: { hangsUpAt: "RCPT" } },
  { count: 2, manners: { ...POSTFIX, alwaysTemporary: true } },
  { count: 2, manners: POSTFIX, unserved: true },
  { count: 1, manners: { ...POSTFIX, greeting: "refused" } },
  { count: 2, manners: { ...POSTFIX, blocksClientAtRcpt: true } },
  { count: 1, manners: { ...POSTFIX, greeting: "busy" } },
  { count: 1, manners: { ...SENDMAIL, refusesSender: true } },
  { count: 1, manners: { ...EXIM, ehlo: "refused" } },
  { count: 1, manners: POSTFIX, exchangers: [{ prefix: "mail", preference: 10, host: { dns: { type: "none" } } }] },
  {
    count: 1,
    manners: POSTFIX,
    exchangers: [{ prefix: "mail", preference: 10, host: { dns: { type: "elsewhere", addresses: ["127.0.0.1"] } } }],
  },
];

/** All kinds of self-hosted domains, the ordinary ones first. */
const SELF_HOSTED_FLAVOURS: readonly Flavour[] = [...GOOD, ...GREYLISTING, ...STRICT, ...TROUBLED];

const HEADCOUNTS = [3, 2, 5, 4, 1, 6, 3, 4];

const ONE_EXCHANGER: readonly Exchanger[] = [{ prefix: "mail", preference: 10 }];

function settle(flavour: Flavour, { domain, name }: Company, number: number): Settlement {
  const count = HEADCOUNTS[number % HEADCOUNTS.length] ?? 3;
  const place: Inhabited = { domain, company: name, count, kind: "company", ...flavour.place };
  const exchangers = flavour.exchangers ?? ONE_EXCHANGER;
  const hosts: Record<string, HostDescription> = Object.fromEntries(
    exchangers.map(({ prefix, host }) => [
      `${prefix}.${domain}`,
      { ...host, manners: { ...flavour.manners, ...host?.manners } },
    ]),
  );
  const records = exchangers.map(({ prefix, preference }) => ({ host: `${prefix}.${domain}`, preference }));
  const settled = inhabit(place, records, routeOf(flavour, domain));
  if (!flavour.unserved) return unite([hostsOnly(hosts), settled]);
  const { [domain]: described } = settled.domains;
  const domains = described === undefined ? {} : { [domain]: { route: described.route } };
  return unite([hostsOnly(hosts), { ...settled, domains }]);
}

function routeOf(flavour: Flavour, domain: string): Partial<DomainDescription> {
  return flavour.implicit ? { route: { type: "implicit", host: `mail.${domain}` } } : {};
}

/** A company with an internationalised domain, and one whose mail exchanger is a CNAME. */
function oddNames(): Settlement {
  const bakery = {
    domain: "xn--mhlenbckerei-lcb44a.de",
    company: "Mühlenbäckerei",
    count: 3,
    kind: "company",
  } as const;
  const cnamed = { domain: "glimmerholm-studio.se", company: "Glimmerholm Studio", count: 3, kind: "company" } as const;
  return unite([
    hostsOnly({
      "mail.xn--mhlenbckerei-lcb44a.de": { manners: { style: "postfix", tls: "offered", smtpUtf8: true } },
      "mail.glimmerholm-studio.se": { dns: { type: "cname", to: "mx.glimmerholm-hosting.se" } },
      "mx.glimmerholm-hosting.se": { manners: { style: "exim" } },
    }),
    inhabit(bakery, mx([10, "mail.xn--mhlenbckerei-lcb44a.de"])),
    inhabit(cnamed, mx([10, "mail.glimmerholm-studio.se"])),
  ]);
}

/** Companies that run their own mail servers, well or badly. */
export function selfHostedCompanies(register: () => Company): Settlement {
  let number = 0;
  const settled = SELF_HOSTED_FLAVOURS.flatMap((flavour) =>
    Array.from({ length: flavour.count }, () => settle(flavour, register(), number++)),
  );
  return unite([...settled, oddNames()]);
}
