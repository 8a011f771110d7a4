import { PROVIDERS, type ProviderName } from "@rollcall/routing";
import type { PacingPolicy } from "./policy.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * For a site that nobody knows. "Ours" marks an engineering choice below what receivers are known to bear; no provider publishes limits
 * for sessions without mail.
 */
export const DEFAULT_POLICY: PacingPolicy = {
  // Ours: small sites run on small machines. Postfix alone would bear 50 (smtpd_client_connection_count_limit).
  sessions: { start: 1, max: 2 },
  // Ours: 10, after Cisco's 25 unknown recipients an hour and Postfix's 20 errors a session, as in a list half of which is gone.
  addressesPerMinute: { start: 10, max: 30 },
  // Ours: long enough that a failing site is not hammered between two steps of its pace.
  pauseBetweenSessionsMs: 3000,
  // Exim's smtp_accept_max_nonmail is 10, and each address takes an RSET.
  addressesPerSession: 8,
  // Exchange Online answers 452 to a second recipient of an unknown sender (AS780090); Exim setups count failures by transaction.
  recipientsPerTransaction: 1,
  // Stalwart drops at 5 failed recipients, common Exim rules at 3 to 5; Postfix slows down at 10 (smtpd_soft_error_limit).
  refusalsPerSession: 5,
  // Cisco's directory harvest guard acts at 25 an hour.
  rejectedPerHour: 20,
  sessionMaxAgeMs: MINUTE_MS, // Ours.
  tarpitFactor: 3, // Ours: Postfix adds 1 s, Exchange and Stalwart 5 s once they doubt us.
  tls: "opportunistic", // RFC 7435.
  // KumoMTA and others leave it off towards unknown sites; a reply that should stop us must be seen before the next command.
  pipelining: false,
  control: "same_session",
  timeouts: {
    connectMs: 20_000, // Postfix: 30 s.
    bannerMs: 60_000, // postscreen waits 6 s, tarpits longer; KumoMTA: 60 s.
    ehloMs: 45_000,
    tlsMs: 30_000,
    mailMs: 45_000,
    rcptMs: 75_000, // SpamExperts' recipient look-up takes up to 30 s.
    quitMs: 3000,
    sessionMs: 180_000,
  },
  backoff: {
    failuresMs: [5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS], // Ours; Postfix begins at 5 min.
    rateMs: 30 * MINUTE_MS, // KumoMTA's shaping: 15 to 90 min by provider.
    reputationMs: 2 * HOUR_MS, // KumoMTA's shaping for Yahoo TSS04 and Outlook's block list: 2 h.
    listedMs: 4 * HOUR_MS, // KumoMTA's shaping for Spamhaus at Apple: 4 h.
    maxMs: 24 * HOUR_MS, // Ours: once a day shows whether a listing is gone.
  },
  probe: "allowed",
};

type Own = Partial<PacingPolicy>;

/** A gateway before many customers, each of which counts unknown recipients by itself. Ours: five customers' worth. */
const GATEWAY: Own = {
  addressesPerSession: 5,
  addressesPerMinute: { start: 10, max: 60 },
  rejectedPerHour: 100,
};

/** A host of many domains, counting by sender. Ours: three sites' worth. */
const HOSTING: Own = { rejectedPerHour: 60 };

/** An access provider with one domain or a few. Ours: these publish refusals for too much, and no figures but Cox's. */
const ACCESS_PROVIDER: Own = { addressesPerSession: 5, addressesPerMinute: { start: 10, max: 10 } };

/** What differs from the default. KumoMTA: its shaping.toml, limits for real mail, of which a prober takes a part. */
const OWN: Partial<Record<ProviderName, Own>> = {
  google: {
    sessions: { start: 2, max: 5 }, // KumoMTA: 5.
    addressesPerSession: 10, // KumoMTA: 50 messages a connection.
    addressesPerMinute: { start: 30, max: 120 }, // Ours.
    rejectedPerHour: 200, // Ours.
    pauseBetweenSessionsMs: 1000,
    tls: "required", // KumoMTA: Google slows down senders without TLS.
  },
  yahoo: {
    sessions: { start: 1, max: 1 },
    addressesPerSession: 5, // Yahoo: 20 messages a connection.
    addressesPerMinute: { start: 6, max: 6 }, // Ours: an acceptance there proves nothing, so little is asked.
    control: "never", // It accepts all names at RCPT.
  },
  "microsoft-consumer": {
    addressesPerSession: 5, // Ours.
    addressesPerMinute: { start: 3, max: 10 }, // Ours.
    rejectedPerHour: 30, // Ours.
    control: "own_session", // A real and a made-up name in one transaction bring 451 4.5.3 ATTR38.
    probe: "forbidden_by_rules", // sendersupport.olc.protection.outlook.com/pm/Policies: namespace mining.
  },
  "microsoft-365": {
    sessions: { start: 2, max: 5 }, // KumoMTA: 5 for the provider.
    addressesPerSession: 10, // KumoMTA: 50 messages a connection.
    addressesPerMinute: { start: 20, max: 60 }, // Ours.
    rejectedPerHour: 100, // Ours.
    pauseBetweenSessionsMs: 1000,
    control: "own_session", // As for microsoft-consumer.
  },
  icloud: {
    addressesPerSession: 5, // KumoMTA: 5 messages a connection.
    addressesPerMinute: { start: 10, max: 10 }, // Ours.
    rejectedPerHour: 30, // Ours.
  },
  gmx: {
    addressesPerSession: 5, // KumoMTA: 20; 1&1's help pages: refuses who asks for many unknown names.
    addressesPerMinute: { start: 5, max: 10 }, // Ours.
    tls: "required", // KumoMTA.
  },
  orange: {
    sessions: { start: 1, max: 1 }, // KumoMTA: 2.
    addressesPerSession: 8,
    addressesPerMinute: { start: 5, max: 5 }, // Ours.
    tls: "required", // KumoMTA.
  },
  "mail-ru": { ...ACCESS_PROVIDER, rejectedPerHour: 30 }, // Ours.
  yandex: { ...ACCESS_PROVIDER, rejectedPerHour: 30 }, // Ours.
  qq: {
    sessions: { start: 1, max: 1 }, // KumoMTA: 4, 8 messages a connection.
    addressesPerSession: 3, // Ours.
    refusalsPerSession: 3,
    addressesPerMinute: { start: 5, max: 5 }, // Ours.
    rejectedPerHour: 15, // Ours.
    tls: "required", // KumoMTA.
  },
  netease: {
    sessions: { start: 1, max: 1 }, // KumoMTA: 4, 7 messages a connection.
    addressesPerSession: 3, // Ours.
    refusalsPerSession: 3,
    addressesPerMinute: { start: 5, max: 5 }, // Ours.
    rejectedPerHour: 15, // NetEase's code list: 421 HL:REP for many unknown recipients.
    tls: "required", // KumoMTA.
  },
  comcast: { ...ACCESS_PROVIDER, tls: "required" }, // KumoMTA.
  cox: ACCESS_PROVIDER, // Cox: 10 connections.
  spectrum: ACCESS_PROVIDER, // Spectrum's code list: AUP#1560 for too many unknown recipients.
  att: ACCESS_PROVIDER,
  "free-fr": ACCESS_PROVIDER, // Free: "too many errors from your ip".
  laposte: ACCESS_PROVIDER,
  sfr: ACCESS_PROVIDER,
  "t-online": ACCESS_PROVIDER,
  mimecast: GATEWAY, // KumoMTA: 10 connections a region; Mimecast: 20 for each customer.
  proofpoint: GATEWAY,
  barracuda: { ...GATEWAY, tls: "required" }, // KumoMTA.
  ironport: GATEWAY, // Cisco: 25 unknown recipients an hour for each customer.
  messagelabs: GATEWAY,
  trendmicro: GATEWAY,
  zoho: HOSTING,
  godaddy: { ...HOSTING, rejectedPerHour: 20 }, // GoDaddy's code list: IB112, IB113 for too many unknown recipients.
  rackspace: HOSTING,
  fastmail: HOSTING,
  ovh: HOSTING,
  ionos: HOSTING,
  gandi: HOSTING,
  infomaniak: HOSTING,
  protonmail: HOSTING,
  mailgun: HOSTING,
};

/** One policy for each provider that the routing package knows, and `default` for all other sites. */
export const POLICIES: ReadonlyMap<string, PacingPolicy> = new Map<string, PacingPolicy>([
  ["default", DEFAULT_POLICY],
  ...PROVIDERS.map(({ name }): [string, PacingPolicy] => [name, { ...DEFAULT_POLICY, ...OWN[name] }]),
]);
