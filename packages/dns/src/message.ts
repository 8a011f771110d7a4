import { randomInt } from "node:crypto";
import dnsPacket, { type DecodedPacket } from "dns-packet";

export type QueryType = "MX" | "A" | "AAAA" | "TXT" | "PTR";

export interface Question {
  /** Lower-case, without trailing dot. */
  readonly name: string;
  readonly type: QueryType;
}

/** A question as it went out: a reply must repeat it exactly. */
export interface Query {
  readonly id: number;
  /** The name in letters of random case. */
  readonly name: string;
  readonly type: QueryType;
  readonly bytes: Buffer;
}

/** What a datagram or TCP message is, for the query that waits. */
export type Reply =
  /** Not `exact`: right but for the letters' case. A server that doesn't keep it, or a guess; TCP settles it. */
  | { readonly type: "message"; readonly packet: DecodedPacket; readonly exact: boolean }
  /** Not an answer to this query: forged, late or broken. */
  | { readonly type: "other" };

/** Largest UDP reply that we ask for, bytes: fits any path without fragments (DNS Flag Day 2020). */
const UDP_PAYLOAD_BYTES = 1232;

/** RFC 1035 §2.3.4. */
const LABEL_LIMIT_CHARS = 63;
const NAME_LIMIT_CHARS = 253;

/** Can this name go on the wire? The codec doesn't check, and an overlong label would read as a pointer. */
export function isWireName(name: string): boolean {
  if (name === "" || name.length > NAME_LIMIT_CHARS) return false;
  // Not the codec's affair: a byte beyond ASCII takes more room than a character.
  if (/[^\u0021-\u007E]/u.test(name)) return false;
  return name.split(".").every((label) => label !== "" && label.length <= LABEL_LIMIT_CHARS);
}

/**
 * Write a query with what a forger has to guess: a random id and letters of random case (draft-vixie-dnsext-dns0x20); the source
 * port comes from the socket (RFC 5452 §9.2).
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

/** Read what came in and hold it against the query (RFC 5452 §9.1): id, direction, and the question word for word. */
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

/** A server that could not read the query may leave the question out (RFC 1035 §4.1.1, FORMERR). It says nothing of any name. */
function isBareRefusal(packet: DecodedPacket): boolean {
  const { rcode } = packet as { rcode?: string };
  return rcode === "FORMERR" || rcode === "NOTIMP" || rcode === "SERVFAIL" || rcode === "REFUSED";
}

/** Bits that are drawn at once: one for each letter. */
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
