import type { DecodedPacket } from "dns-packet";
import pLimit from "p-limit";
import { readAnswer, type DnsAnswer } from "./answer.ts";
import { type Exchange, exchangeTcp, exchangeUdp } from "./exchange.ts";
import { encodeQuery, isWireName, type Question } from "./message.ts";
import type { ServerAddress } from "./server-address.ts";

export interface DnsClientOptions {
  readonly servers: readonly ServerAddress[];
  /** Per query to one server. */
  readonly timeoutMs: number;
  /** Queries per question, over all servers. */
  readonly attempts: number;
  /** Questions in flight at once; the others queue. */
  readonly maxInFlight: number;
  readonly nowMs: () => number;
}

export interface DnsClient {
  ask(question: Question): Promise<DnsAnswer>;
  close(): void;
}

/** Questions that may queue; more than this is a leak in the caller. */
const WAITING_LIMIT = 100_000;

/** How long a server that did not answer goes to the end of the list. */
const SILENT_SERVER_MS = 30_000;

/** A client of recursive resolvers, tried in the order given, recently silent ones last. */
export function createDnsClient({ servers, timeoutMs, attempts, maxInFlight, nowMs }: DnsClientOptions): DnsClient {
  const inFlight = pLimit(maxInFlight);
  const closing = new AbortController();
  const silentUntilMs = new Map<ServerAddress, number>();
  /** Servers that reject EDNS (RFC 6891 §7). */
  const withoutEdns = new Set<ServerAddress>();

  const byHealth = (): ServerAddress[] => {
    const now = nowMs();
    const silent = (server: ServerAddress): number => ((silentUntilMs.get(server) ?? 0) > now ? 1 : 0);
    return servers.toSorted((a, b) => silent(a) - silent(b));
  };

  const exchange = async (server: ServerAddress, question: Question): Promise<Exchange> => {
    const query = encodeQuery(question, !withoutEdns.has(server));
    const overUdp = await exchangeUdp(server, query, timeoutMs, closing.signal);
    if (overUdp.type !== "message" || (overUdp.exact && !overUdp.packet.flag_tc)) return overUdp;
    return exchangeTcp(server, query, timeoutMs, closing.signal);
  };

  const askServers = async (question: Question): Promise<DnsAnswer> => {
    const order = byHealth();
    let detail = "no DNS server is configured";
    for (let attempt = 0; attempt < attempts && !closing.signal.aborted; attempt += 1) {
      const server = order[attempt % order.length];
      if (server === undefined) break;
      let result = await exchange(server, question);
      if (refusesEdns(result) && !withoutEdns.has(server)) {
        withoutEdns.add(server);
        result = await exchange(server, question);
      }
      if (result.type === "message") {
        silentUntilMs.delete(server);
        const answer = readAnswer(question, result.packet);
        if (answer.type !== "failure") return answer;
        ({ detail } = answer);
      } else {
        silentUntilMs.set(server, nowMs() + SILENT_SERVER_MS);
        detail = inWords(result, server);
      }
    }
    return { type: "failure", detail: `${question.type} ${question.name}: ${detail}` };
  };

  return {
    async ask(question) {
      if (!isWireName(question.name))
        return { type: "failure", detail: `${question.name} is not a name that DNS can ask for` };
      if (closing.signal.aborted) return { type: "failure", detail: "the resolver was closed" };
      if (inFlight.pendingCount >= WAITING_LIMIT)
        return { type: "failure", detail: `more than ${WAITING_LIMIT} lookups are waiting` };
      return await inFlight(askServers, question);
    },
    close() {
      closing.abort();
    },
  };
}

function refusesEdns(result: Exchange): boolean {
  if (result.type !== "message") return false;
  const { rcode } = result.packet as DecodedPacket & { rcode?: string };
  return rcode === "FORMERR" || rcode === "NOTIMP";
}

function inWords(result: Exchange, server: ServerAddress): string {
  const detail = result.type === "failed" ? result.detail : "did not answer in time";
  return `DNS server ${server.host} port ${server.port}: ${detail}`;
}
