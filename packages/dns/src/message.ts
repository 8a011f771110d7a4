import { randomInt } from "node:crypto";
import dnsPacket, { type DecodedPacket } from "dns-packet";

export type QueryType = "MX" | "A" | "AAAA" | "TXT" | "PTR";

export interface Question {
  /** Lower-case, without trailing dot. */
  readonly name: string;
  readonly type: QueryType;
}

/** A question as sent: the reply must repeat it exactly. */
export interface Query {
  readonly id: number;
  /** The name in random letter case. */
  readonly name: string;
  readonly type: QueryType;
  readonly bytes: Buffer;
}

/** How a received message relates to the pending query. */
export type Reply =
  /** Not `exact`: the letter case differs. Either the server doesn't preserve it, or it is a forgery; TCP settles it. */
  | { readonly type: "message"; readonly packet: DecodedPacket; readonly exact: boolean }
  /** Not an answer to this query: forged, late or malformed. */
  | { readonly type: "other" };

/** Largest UDP reply that we accept: avoids fragmentation on any path (DNS Flag Day 2020). */
const UDP_PAYLOAD_BYTES = 1232;

/** RFC 1035 §2.3.4. */
const LABEL_LIMIT_CHARS = 63;
const NAME_LIMIT_CHARS = 253;

/** Whether a name can be encoded. The codec doesn't check, and an overlong label would decode as a compression pointer. */
export function isWireName(name: string): boolean {
  if (name === "" || name.length > NAME_LIMIT_CHARS) return false;
  // Beyond ASCII, a character takes more than one byte, and the length check above would be wrong.
  if (/[^\u0021-\u007E]/u.test(name)) return false;
  return name.split(".").every((label) => label !== "" && label.length <= LABEL_LIMIT_CHARS);
}

/**
 * Encodes a query with what a forger has to guess: a random id and random letter case (draft-vixie-dnsext-dns0x20). The
 * random source port comes from the socket (RFC 5452 §9.2).
 */
export function encodeQuery({ name, type }: Question, edns: boolean): Query {
  const id = randomInt(0x1_00_00);
  const mixed = mixCase(name);
  const bytes = dnsPacket.encode({
    type: "query",
    id,
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ type, name: mixed, class: "IN" }],
    additionals: edns
      ? [
          {
            type: "OPT",
            name: ".",
            udpPayloadSize: UDP_PAYLOAD_BYTES,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  });
  return { id, name: mixed, type, bytes };
}

/** Decodes a message and matches it against the query (RFC 5452 §9.1): id, direction, and the whole question. */
export function readReply(query: Query, bytes: Uint8Array): Reply {
  let packet: DecodedPacket;
  try {
    packet = dnsPacket.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return { type: "other" };
  }
  if (packet.type !== "response" || packet.id !== query.id) return { type: "other" };
  const [question, ...more] = packet.questions ?? [];
  if (question === undefined)
    return isBareRefusal(packet) ? { type: "message", packet, exact: true } : { type: "other" };
  if (more.length > 0 || question.type !== query.type || (question.class ?? "IN") !== "IN") return { type: "other" };
  const exact = question.name === query.name;
  return exact || question.name.toLowerCase() === query.name.toLowerCase()
    ? { type: "message", packet, exact }
    : { type: "other" };
}

/** A server that could not parse the query may omit the question (RFC 1035 §4.1.1, FORMERR). */
function isBareRefusal(packet: DecodedPacket): boolean {
  const { rcode } = packet as { rcode?: string };
  return rcode === "FORMERR" || rcode === "NOTIMP" || rcode === "SERVFAIL" || rcode === "REFUSED";
}

/** Random bits drawn at once, one per letter. */
const COINS = 30;

function mixCase(name: string): string {
  let mixed = "";
  let coins = 0;
  for (let index = 0; index < name.length; index += 1) {
    if (index % COINS === 0) coins = randomInt(2 ** COINS);
    const character = name.charAt(index);
    mixed += coins % 2 === 0 ? character : character.toUpperCase();
    coins >>>= 1;
  }
  return mixed;
}
