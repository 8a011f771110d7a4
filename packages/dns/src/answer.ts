import type { Answer as WireRecord, DecodedPacket } from "dns-packet";
import type { QueryType, Question } from "./message.ts";

/** The DNS's answer to a question. `failure` says nothing about the name. */
export type DnsAnswer =
  | { readonly type: "records"; readonly records: readonly DnsRecord[]; readonly ttlMs: number }
  /** The name exists and has no such record (RFC 2308 §2.2). */
  | { readonly type: "no_data"; readonly ttlMs: number }
  /** NXDOMAIN (RFC 2308 §2.1). */
  | { readonly type: "name_not_found"; readonly ttlMs: number }
  /** A CNAME whose target the reply doesn't resolve: ask for `target`. */
  | { readonly type: "alias"; readonly target: string; readonly ttlMs: number }
  | { readonly type: "failure"; readonly detail: string };

type DnsRecord =
  | { readonly type: "MX"; readonly exchange: string; readonly preference: number }
  | { readonly type: "A" | "AAAA" | "PTR"; readonly value: string }
  | { readonly type: "TXT"; readonly value: string };

/** Records read per answer. */
const RECORD_LIMIT = 100;

/** Longest CNAME chain followed (RFC 1034 §3.6.2 asks for a limit); real ones have one to three links. */
export const ALIAS_LIMIT = 8;

/** TTLs are clamped: below, every row of a list would query again; above, a moved domain would go unnoticed. */
const TTL_MIN_MS = 10_000;
const TTL_MAX_MS = 86_400_000;

/** TTL of a negative answer without SOA, which RFC 2308 §5 leaves to us. */
const TTL_WITHOUT_SOA_MS = 60_000;

/** Reads a reply as the answer to a question, following CNAMEs within it. */
export function readAnswer(question: Question, packet: DecodedPacket): DnsAnswer {
  const { rcode } = packet as { rcode?: string };
  if (rcode === "NXDOMAIN") return { type: "name_not_found", ttlMs: denialTtlMs(packet) };
  if (rcode !== "NOERROR") return { type: "failure", detail: `the server answered ${rcode ?? "an unknown code"}` };

  const answers = packet.answers ?? [];
  const aliases = new Map<string, WireRecord & { type: "CNAME" }>();
  for (const record of answers) {
    if (record.type === "CNAME") aliases.set(bareName(record.name), record as WireRecord & { type: "CNAME" });
  }

  let name = question.name;
  let ttlS = Number.POSITIVE_INFINITY;
  for (let followed = 0; followed <= ALIAS_LIMIT; followed += 1) {
    const own = answers.filter((record) => record.type === question.type && bareName(record.name) === name);
    const records = own.slice(0, RECORD_LIMIT).flatMap((record) => readRecord(question.type, record));
    if (records.length > 0) {
      return { type: "records", records, ttlMs: clampTtlMs(Math.min(ttlS, ...own.map(ttlOf)) * 1000) };
    }
    const alias = aliases.get(name);
    if (alias === undefined) {
      if (name === question.name || hasSoa(packet)) return { type: "no_data", ttlMs: denialTtlMs(packet) };
      return { type: "alias", target: name, ttlMs: clampTtlMs(ttlS * 1000) };
    }
    ttlS = Math.min(ttlS, ttlOf(alias));
    name = bareName(alias.data);
  }
  return { type: "failure", detail: `more than ${ALIAS_LIMIT} aliases, or aliases in a circle` };
}

/** Normal form of a name: lower-case, without trailing dot. The root is "". */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/\.$/u, "");
}

/** RFC 2308 §5: the lesser of the SOA record's own TTL and its minimum field. */
function denialTtlMs(packet: DecodedPacket): number {
  for (const record of packet.authorities ?? []) {
    if (record.type === "SOA") return clampTtlMs(Math.min(ttlOf(record), record.data.minimum ?? 0) * 1000);
  }
  return TTL_WITHOUT_SOA_MS;
}

const hasSoa = (packet: DecodedPacket): boolean => (packet.authorities ?? []).some((record) => record.type === "SOA");

/** RFC 2181 §8: a TTL with the top bit set counts as zero. */
function ttlOf(record: WireRecord): number {
  const ttl = "ttl" in record && typeof record.ttl === "number" ? record.ttl : 0;
  return ttl >= 0x80_00_00_00 ? 0 : ttl;
}

function clampTtlMs(ttlMs: number): number {
  return Math.min(Math.max(ttlMs, TTL_MIN_MS), TTL_MAX_MS);
}

function readRecord(type: QueryType, record: WireRecord): readonly DnsRecord[] {
  if (record.type !== type) return [];
  switch (record.type) {
    case "MX":
      return [{ type: "MX", exchange: bareName(record.data.exchange), preference: record.data.preference ?? 0 }];
    case "A":
    case "AAAA":
      return [{ type: record.type, value: record.data }];
    case "PTR":
      return [{ type: "PTR", value: bareName(record.data) }];
    case "TXT":
      return [{ type: "TXT", value: joinText(record.data) }];
    default:
      return [];
  }
}

/** RFC 7208 §3.3: the strings of one record are concatenated without a separator. */
function joinText(data: string | Buffer | readonly (string | Buffer)[]): string {
  return [data].flat().map(String).join("");
}
