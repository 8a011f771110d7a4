import { TLSSocket } from "node:tls";
import type { Peer, Script } from "./scripted-server.ts";

/** How an ordinary server answers; what is not given is answered with 250. */
export interface Manners {
  readonly banner?: string;
  /** Capabilities, without the first line. */
  readonly offers?: readonly string[];
  readonly ehlo?: string;
  readonly mail?: (line: string, nth: number) => string;
  /** Address as asked; null hangs up. */
  readonly rcpt?: (address: string, nth: number) => string | null;
  readonly rset?: (nth: number) => string;
  /** What a client gets that goes on to the handshake: true secures, false hangs up in its midst. */
  readonly tls?: (peer: Peer) => void;
}

/** A server with manners, speaking RFC 5321 as far as a prober listens. */
export function mailServer(manners: Manners = {}): Script {
  return async (peer) => {
    const counts = { mail: 0, rcpt: 0, rset: 0 };
    peer.say(manners.banner ?? "220 mx.example.org ESMTP");
    for (;;) {
      const line = await peer.hear();
      if (line === null) return;
      if (line === "QUIT") {
        peer.say("221 2.0.0 Bye");
        peer.hangUp();
        return;
      }
      if (line === "STARTTLS") {
        peer.say("220 2.0.0 Ready to start TLS");
        (manners.tls ?? ((ready) => ready.secure()))(peer);
        if (peer.socket() instanceof TLSSocket) continue;
        // What comes now is the client's part of a handshake: now and then there is a line end among its random bytes.
        return;
      }
      const answer = answerTo(line, manners, counts);
      if (answer === null) {
        peer.hangUp();
        return;
      }
      peer.say(...answer);
    }
  };
}

function answerTo(
  line: string,
  manners: Manners,
  counts: { mail: number; rcpt: number; rset: number },
): string[] | null {
  if (line.startsWith("EHLO"))
    return manners.ehlo === undefined ? multiline(250, ["mx.example.org", ...(manners.offers ?? [])]) : [manners.ehlo];
  if (line.startsWith("MAIL")) return [manners.mail?.(line, (counts.mail += 1)) ?? "250 2.1.0 Ok"];
  if (line === "RSET") return [manners.rset?.((counts.rset += 1)) ?? "250 2.0.0 Ok"];
  if (!line.startsWith("RCPT")) return ["250 Ok"];
  const address = /<(.*)>/.exec(line)?.[1] ?? "";
  const answer = manners.rcpt === undefined ? "250 2.1.5 Ok" : manners.rcpt(address, (counts.rcpt += 1));
  return answer === null ? null : [answer];
}

function multiline(code: number, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${code}${index + 1 < lines.length ? "-" : " "}${line}`);
}
