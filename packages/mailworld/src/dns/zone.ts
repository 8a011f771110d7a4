import type { Answer, Question } from "dns-packet";
import type { DnsRoute, HostDescription } from "../world/world-description.ts";

/** The DNS server's view of the world, read at each query. Names are lower-case without trailing dot. */
export interface Zone {
  readonly route: (domain: string) => { readonly route: DnsRoute; readonly ttlSeconds: number } | undefined;
  readonly host: (name: string) => { readonly host: HostDescription; readonly address: string } | undefined;
}

/** Response codes (RFC 1035 §4.1.1). */
export const RCODE = {
  noError: 0,
  formatError: 1,
  serverFailure: 2,
  nameError: 3,
  notImplemented: 4,
  refused: 5,
} as const;

/** An answer, or silence, which makes the client time out. */
export type ZoneAnswer =
  | {
      readonly type: "answer";
      readonly rcode: number;
      readonly answers: readonly Answer[];
      readonly authorities: readonly Answer[];
    }
  | { readonly type: "silence" };

/** CNAMEs followed within one answer; the client resolves longer chains, as with real servers. */
const CNAME_CHAIN_LIMIT = 8;

const HOST_TTL_SECONDS = 300;

/** Answers one question: MX, A and CNAME; other types have no data (RFC 2308). */
export function answerQuestion(zone: Zone, question: Question): ZoneAnswer {
  const answers: Answer[] = [];
  let name = canonicalName(question.name);
  let owner = question.name;
  for (let link = 0; link <= CNAME_CHAIN_LIMIT; link += 1) {
    const found = lookUp(zone, name, owner, question.type);
    if (found.type === "silence") return found;
    if (found.type === "rcode") return withAuthority(found.rcode, answers, name);
    answers.push(...found.answers);
    if (found.alias === undefined || question.type === "CNAME") {
      return withAuthority(RCODE.noError, answers, name, found.answers.length > 0);
    }
    name = canonicalName(found.alias);
    owner = found.alias;
  }
  return withAuthority(RCODE.noError, answers, name);
}

type Found =
  | { readonly type: "silence" }
  | { readonly type: "rcode"; readonly rcode: number }
  | { readonly type: "data"; readonly answers: readonly Answer[]; readonly alias?: string };

const NO_DATA: Found = { type: "data", answers: [] };

function lookUp(zone: Zone, name: string, owner: string, type: Question["type"]): Found {
  const domain = zone.route(name);
  if (domain === undefined) return lookUpHost(zone, name, owner, type, HOST_TTL_SECONDS);
  const { route, ttlSeconds: ttl } = domain;
  switch (route.type) {
    case "timeout":
      return { type: "silence" };
    case "servfail":
      return { type: "rcode", rcode: RCODE.serverFailure };
    case "refused":
      return { type: "rcode", rcode: RCODE.refused };
    case "nxdomain":
      return { type: "rcode", rcode: RCODE.nameError };
    case "no_records":
      return lookUpOr(NO_DATA, lookUpHost(zone, name, owner, type, ttl));
    case "alias":
      return aliasTo(owner, route.to, ttl);
    case "null_mx":
      return type === "MX" ? mxAnswers(owner, [{ host: ".", preference: 0 }], ttl) : NO_DATA;
    case "implicit":
      return type === "A" ? lookUpHost(zone, route.host, owner, type, ttl) : NO_DATA;
    case "mx":
      break;
  }
  if (type === "MX") return mxAnswers(owner, route.records, ttl);
  return lookUpOr(NO_DATA, lookUpHost(zone, name, owner, type, ttl));
}

/** An existing domain is never NXDOMAIN, even if no host has its name. */
function lookUpOr(fallback: Found, found: Found): Found {
  return found.type === "rcode" ? fallback : found;
}

function mxAnswers(owner: string, records: readonly { host: string; preference: number }[], ttl: number): Found {
  const answers = records.map(({ host, preference }): Answer => ({
    type: "MX",
    name: owner,
    ttl,
    data: { preference, exchange: host },
  }));
  return { type: "data", answers };
}

function aliasTo(owner: string, to: string, ttl: number): Found {
  return { type: "data", answers: [{ type: "CNAME", name: owner, ttl, data: to }], alias: to };
}

function lookUpHost(zone: Zone, name: string, owner: string, type: Question["type"], ttl: number): Found {
  const found = zone.host(name);
  if (found === undefined) return { type: "rcode", rcode: RCODE.nameError };
  const dns = found.host.dns;
  if (dns?.type === "cname") return aliasTo(owner, dns.to, ttl);
  if (type !== "A" || dns?.type === "none") return NO_DATA;
  const addresses = dns?.type === "elsewhere" ? dns.addresses : [found.address];
  return { type: "data", answers: addresses.map((data): Answer => ({ type: "A", name: owner, ttl, data })) };
}

/** Adds the SOA of negative answers, whose minimum is their TTL (RFC 2308 §3). */
function withAuthority(rcode: number, answers: readonly Answer[], name: string, hasData = false): ZoneAnswer {
  const negative = !hasData && (rcode === RCODE.noError || rcode === RCODE.nameError);
  return { type: "answer", rcode, answers, authorities: negative ? [startOfAuthority(name)] : [] };
}

const NEGATIVE_TTL_SECONDS = 60;

function startOfAuthority(name: string): Answer {
  const zone = name.split(".").slice(-2).join(".") || ".";
  const data = {
    mname: `ns1.${zone}`,
    rname: `hostmaster.${zone}`,
    serial: 1,
    refresh: 3600,
    retry: 600,
    expire: 86_400,
    minimum: NEGATIVE_TTL_SECONDS,
  };
  return { type: "SOA", name: zone, ttl: NEGATIVE_TTL_SECONDS, data };
}

function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}
