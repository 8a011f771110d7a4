import {
  AUTHORITATIVE_ANSWER,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
  decode,
  encode,
} from "dns-packet";
import type { DecodedPacket, Packet } from "dns-packet";
import { answerQuestion, RCODE } from "./zone.ts";
import type { Zone, ZoneAnswer } from "./zone.ts";

/** UDP payload without EDNS (RFC 1035 §4.2.1). */
const PLAIN_UDP_LIMIT_BYTES = 512;
/** What this server sends over UDP at most, whatever the client allows (DNS flag day 2020). */
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
    // Not DNS: nothing sensible can be said, and real servers say nothing.
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
