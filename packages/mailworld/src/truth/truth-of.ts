import type { Reason, Status } from "@rollcall/verdict";
import type { StyleName } from "../replies/reply-style.ts";
import { mailboxState } from "../world/mailbox-rules.ts";
import type { MailboxState } from "../world/mailbox-rules.ts";
import type { HostManners } from "../world/manners.ts";
import { findDomain, findHostName } from "../world/world-description.ts";
import type { DomainDescription, HostDescription, MxRecord, WorldDescription } from "../world/world-description.ts";

/** One acceptable verdict. */
export interface Truth {
  readonly status: Status;
  readonly reason: Reason;
}

/** Replies that don't distinguish two states, by style, and the acceptable reasons. */
const DISGUISED: Partial<Record<StyleName, Partial<Record<MailboxState, readonly Reason[]>>>> = {
  // The same wording for "does not exist" and "disabled for inactivity".
  gmx: { disabled: ["mailbox_not_found", "mailbox_disabled"] },
  // An unknown user is called a mailing list problem, which may read as a policy refusal.
  opensmtpd: { missing: ["mailbox_not_found", "policy_refusal"] },
  google: { restricted: ["recipient_restricted", "policy_refusal"] },
};

const REASONS: Readonly<Record<MailboxState, readonly Reason[]>> = {
  exists: ["accepted"],
  full: ["mailbox_full"],
  disabled: ["mailbox_disabled"],
  busy: ["recipient_busy"],
  restricted: ["recipient_restricted"],
  temporary_failure: ["temporary_failure", "gave_up"],
  missing: ["mailbox_not_found"],
};

/**
 * The acceptable verdicts about an address, best first, derived from the description, so only valid while no fault is
 * injected. Assumes a patient prober (greylists pass) that uses TLS where it works and plain SMTP where it does not,
 * sends SMTPUTF8 where offered, and has a valid name and sender.
 *
 * `address` is local@A-label-domain; without both parts it is `invalid_syntax`.
 */
export function truthOf(world: WorldDescription, address: string): readonly Truth[] {
  return reasonsOf(world, address).map((reason) => ({ status: statusOf(reason), reason }));
}

function reasonsOf(world: WorldDescription, address: string): readonly Reason[] {
  const at = address.lastIndexOf("@");
  if (at <= 0 || at === address.length - 1) return ["invalid_syntax"];
  const local = address.slice(0, at);
  const name = address.slice(at + 1).toLowerCase();
  const domain = findDomain(world, name);
  if (domain === undefined) return ["domain_not_found"];
  const exchangers = exchangersOf(world, domain);
  if (typeof exchangers === "string") return [exchangers];
  const { reachable, isBackup, troubles } = sortByReach(world, exchangers);
  if (reachable === undefined) return troubles;
  const { manners = {} } = reachable;
  const said = reasonsAt(manners, domain, local, name);
  const reasons = isBackup ? said.map((reason) => (reason === "catch_all" ? "catch_all_untested" : reason)) : said;
  return domain.renown === "forbids_probing" ? [...reasons, "not_probed"] : reasons;
}

function exchangersOf(world: WorldDescription, domain: DomainDescription): readonly MxRecord[] | Reason {
  const { route } = domain;
  switch (route.type) {
    case "mx":
      return route.records.toSorted((one, other) => one.preference - other.preference);
    case "implicit":
      return [{ host: route.host, preference: 0 }];
    case "alias": {
      const target = findDomain(world, route.to);
      return target === undefined || target.route.type === "alias" ? "domain_not_found" : exchangersOf(world, target);
    }
    case "null_mx":
      return "null_mx";
    case "nxdomain":
      return "domain_not_found";
    case "no_records":
      return "no_mail_server";
    case "servfail":
    case "refused":
    case "timeout":
      break;
  }
  return "dns_error";
}

/**
 * The first reachable host by preference, or why there is none. A backup that accepts every name hides the domain's own
 * manners.
 */
function sortByReach(
  world: WorldDescription,
  exchangers: readonly MxRecord[],
): {
  readonly reachable: HostDescription | undefined;
  readonly isBackup: boolean;
  readonly troubles: readonly Reason[];
} {
  const troubles = new Set<Reason>();
  for (const { host, preference } of exchangers) {
    const found = hostNamed(world, host);
    const trouble = troubleOf(found);
    const isBackup = preference > (exchangers[0]?.preference ?? preference);
    if (trouble === null) return { reachable: found, isBackup, troubles: [] };
    for (const reason of trouble) troubles.add(reason);
  }
  return { reachable: undefined, isBackup: false, troubles: [...troubles] };
}

function hostNamed(world: WorldDescription, name: string): HostDescription | undefined {
  const host = world.hosts[findHostName(world, name) ?? ""];
  return host?.dns?.type === "cname" ? world.hosts[findHostName(world, host.dns.to) ?? ""] : host;
}

function reasonsAt(host: HostManners, domain: DomainDescription, local: string, name: string): readonly Reason[] {
  const manners = { ...host, ...domain.manners };
  if (manners.refusesSender) return ["sender_rejected"];
  if (manners.hangsUpAt !== undefined && manners.hangsUpAt !== "RSET") return STANDING_TROUBLE.hangsUp;
  if (Buffer.byteLength(local) !== local.length && !manners.smtpUtf8) return ["smtputf8_unsupported"];
  if (manners.blocksClientAtRcpt) return ["blocked"];
  if (manners.refusesHeloAtRcpt || manners.refusesSenderAtRcpt) return ["sender_rejected"];
  if (manners.acceptsEverything) return ["catch_all"];
  if (domain.mailboxes === undefined) return ["domain_not_served"];
  if (manners.alwaysTemporary) return REASONS.temporary_failure;
  const state = mailboxState(domain.mailboxes, local, name);
  const accepted = state === "caught" || state === "exists";
  if (accepted && domain.renown === "disposable") return ["disposable"];
  if (accepted && domain.renown === "hides_mailboxes") return ["provider_hides_mailboxes"];
  const catchAll = domain.mailboxes.otherwise === "accept";
  if (state === "caught" || (accepted && catchAll)) return ["catch_all"];
  return DISGUISED[manners.style ?? "postfix"]?.[state] ?? REASONS[state];
}

/** Acceptable reasons for each permanent fault of a host. `gave_up`: the same after all retries. */
const STANDING_TROUBLE = {
  noAddress: ["no_mail_server", "connection_failed", "dns_error", "gave_up"],
  elsewhere: ["unsafe_mx", "connection_failed", "gave_up"],
  refusesConnections: ["connection_failed", "gave_up"],
  silent: ["timeout", "gave_up"],
  hangsUp: ["connection_failed", "protocol_error", "temporary_failure", "gave_up"],
  busy: ["rate_limited", "temporary_failure", "connection_failed", "gave_up"],
  blocks: ["blocked"],
  garbage: ["protocol_error", "gave_up"],
  endless: ["protocol_error", "timeout", "gave_up"],
  refusesHelo: ["sender_rejected"],
} as const satisfies Record<string, readonly Reason[]>;

/** Why this host never gets as far as RCPT; null if it does. */
function troubleOf(host: HostDescription | undefined): readonly Reason[] | null {
  if (host === undefined || host.dns?.type === "none") return STANDING_TROUBLE.noAddress;
  if (host.dns?.type === "elsewhere") return STANDING_TROUBLE.elsewhere;
  if (host.listening === false) return STANDING_TROUBLE.refusesConnections;
  if (host.manners?.ehlo === "refused") return STANDING_TROUBLE.refusesHelo;
  switch (host.manners?.greeting ?? "normal") {
    case "silent":
      return STANDING_TROUBLE.silent;
    case "hang_up":
      return STANDING_TROUBLE.hangsUp;
    case "busy":
      return STANDING_TROUBLE.busy;
    case "refused":
      return STANDING_TROUBLE.blocks;
    case "garbage":
      return STANDING_TROUBLE.garbage;
    case "endless":
      return STANDING_TROUBLE.endless;
    case "normal":
    case "multiline":
      break;
  }
  return null;
}

const STATUSES: Readonly<Record<Exclude<Status, "unknown">, ReadonlySet<Reason>>> = {
  deliverable: new Set<Reason>(["accepted"]),
  risky: new Set<Reason>([
    "catch_all",
    "catch_all_untested",
    "provider_hides_mailboxes",
    "mailbox_full",
    "recipient_busy",
    "recipient_restricted",
    "disposable",
    "role_account",
  ]),
  undeliverable: new Set<Reason>([
    "invalid_syntax",
    "reserved_domain",
    "domain_not_found",
    "no_mail_server",
    "null_mx",
    "mailbox_not_found",
    "mailbox_disabled",
    "domain_not_served",
  ]),
};

/** The status of a reason; `unknown` if it belongs to no other. */
function statusOf(reason: Reason): Status {
  if (STATUSES.deliverable.has(reason)) return "deliverable";
  if (STATUSES.risky.has(reason)) return "risky";
  return STATUSES.undeliverable.has(reason) ? "undeliverable" : "unknown";
}
