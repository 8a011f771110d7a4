import { createSocket } from "node:dgram";
import type { Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import {
  AUTHORITATIVE_ANSWER,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
  decode,
  encode,
  type DecodedPacket,
  type Packet,
} from "dns-packet";
import { type Zone, answerQuestion, RCODE, type ZoneAnswer } from "./zone.ts";

/** `up` · `silent`: no answer to anything · `servfail`: SERVFAIL to everything. */
export type DnsHealth = "up" | "silent" | "servfail";

export interface DnsServer {
  readonly port: number;
  readonly queries: () => number;
  readonly setHealth: (health: DnsHealth) => void;
  readonly stop: () => Promise<void>;
}

/** A message over TCP: 2 octets of length, then the message (RFC 1035 §4.2.2). */
const LENGTH_PREFIX_BYTES = 2;
/** Bytes buffered per TCP client; the longest message has this size. */
const PENDING_LIMIT_BYTES = 65_537;
/** Attempts to find a port that is free on both UDP and TCP. */
const PORT_ATTEMPTS = 20;
/** Receive buffer against bursts: 4 MiB holds about 30,000 queries. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

/** A DNS server on 127.0.0.1, with UDP and TCP on one port. `port` 0 picks a free one. */
export async function startDnsServer(zone: Zone, port: number): Promise<DnsServer> {
  let health: DnsHealth = "up";
  let queries = 0;
  const answer = (message: Buffer, transport: "udp" | "tcp"): Buffer | null => {
    queries += 1;
    return health === "silent" ? null : answerMessage(zone, message, transport, health === "servfail");
  };
  const clients = new Set<Socket>();
  const { udp, tcp } = await listenOnBoth(port);
  udp.on("message", (message, from) => {
    const reply = answer(message, "udp");
    if (reply !== null) udp.send(reply, from.port, from.address);
  });
  tcp.on("connection", (client) => {
    clients.add(client);
    client.on("close", () => clients.delete(client));
    serveTcpClient(client, (message) => answer(message, "tcp"));
  });
  return {
    port: udp.address().port,
    queries: () => queries,
    setHealth: (next) => {
      health = next;
    },
    stop: async () => {
      for (const client of clients) client.destroy();
      const closed = [once(udp, "close"), once(tcp, "close")];
      udp.close();
      tcp.close();
      await Promise.all(closed);
    },
  };
}

function serveTcpClient(client: Socket, answer: (message: Buffer) => Buffer | null): void {
  let pending = Buffer.alloc(0);
  client.on("error", () => client.destroy());
  client.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= LENGTH_PREFIX_BYTES) {
      const end = LENGTH_PREFIX_BYTES + pending.readUInt16BE(0);
      if (pending.length < end) break;
      const reply = answer(pending.subarray(LENGTH_PREFIX_BYTES, end));
      pending = pending.subarray(end);
      if (reply === null) continue;
      const prefix = Buffer.alloc(LENGTH_PREFIX_BYTES);
      prefix.writeUInt16BE(reply.length);
      client.write(Buffer.concat([prefix, reply]));
    }
    if (pending.length > PENDING_LIMIT_BYTES) client.destroy();
  });
}

async function listenOnBoth(port: number): Promise<{ udp: UdpSocket; tcp: Server }> {
  for (let attempt = 1; ; attempt += 1) {
    const tcp = createServer();
    tcp.listen(port, "127.0.0.1");
    await once(tcp, "listening");
    const udp = createSocket({ type: "udp4", recvBufferSize: RECEIVE_BUFFER_BYTES });
    try {
      udp.bind((tcp.address() as AddressInfo).port, "127.0.0.1");
      await once(udp, "listening");
      return { udp, tcp };
    } catch (error) {
      udp.close();
      tcp.close();
      if (port !== 0 || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

/** UDP payload without EDNS (RFC 1035 §4.2.1). */
const PLAIN_UDP_LIMIT_BYTES = 512;
/** Largest UDP reply, whatever the client allows (DNS Flag Day 2020). */
const EDNS_UDP_LIMIT_BYTES = 1232;

/**
 * The bytes of the response to one query, or null where none is sent: silence, or bytes that are no query.
 * `transport` decides about truncation (RFC 1035 §4.2.1): over UDP a long answer is cut to its header with TC set.
 */
export function answerMessage(zone: Zone, message: Buffer, transport: "udp" | "tcp", failing: boolean): Buffer | null {
  const query = decodeQuery(message);
  if (query === null) return null;
  const question = query.questions?.[0];
  if (question === undefined)
    return respond(query, { type: "answer", rcode: RCODE.formatError, answers: [], authorities: [] }, transport);
  if (failing)
    return respond(query, { type: "answer", rcode: RCODE.serverFailure, answers: [], authorities: [] }, transport);
  const answer = answerQuestion(zone, question);
  return answer.type === "silence" ? null : respond(query, answer, transport);
}

function decodeQuery(message: Buffer): DecodedPacket | null {
  try {
    const packet = decode(message);
    return packet.type === "query" ? packet : null;
  } catch {
    // Not DNS: real servers don't answer either.
    return null;
  }
}

function respond(query: DecodedPacket, answer: ZoneAnswer & { type: "answer" }, transport: "udp" | "tcp"): Buffer {
  const edns = query.additionals?.find((record) => record.type === "OPT");
  const flags = AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | ((query.flags ?? 0) & RECURSION_DESIRED) | answer.rcode;
  const response: Packet = {
    type: "response",
    ...(query.id === undefined ? {} : { id: query.id }),
    flags,
    questions: query.questions,
    answers: [...answer.answers],
    authorities: [...answer.authorities],
    additionals:
      edns === undefined
        ? []
        : [
            {
              type: "OPT",
              name: ".",
              udpPayloadSize: EDNS_UDP_LIMIT_BYTES,
              extendedRcode: 0,
              ednsVersion: 0,
              flags: 0,
              flag_do: false,
              options: [],
            },
          ],
  };
  const bytes = encode(response);
  const limit =
    edns === undefined
      ? PLAIN_UDP_LIMIT_BYTES
      : Math.min(EDNS_UDP_LIMIT_BYTES, Math.max(PLAIN_UDP_LIMIT_BYTES, edns.udpPayloadSize));
  if (transport === "tcp" || bytes.length <= limit) return bytes;
  return encode({ ...response, flags: flags | TRUNCATED_RESPONSE, answers: [], authorities: [] });
}
