import type { Socket } from "node:net";
import type { DelayLine } from "./delay-line.ts";

/** What arrived at the wire's mail servers. */
export interface Books {
  connections: number;
  open: number;
  mostOpen: number;
  recipients: number;
  /** When the first connection came, by the machine's clock; 0: none yet. */
  firstMs: number;
}

const GREETING = "220 mx.rollcall-wire.com ESMTP\r\n";
const EHLO = "250-mx.rollcall-wire.com\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250 ENHANCEDSTATUSCODES\r\n";
const OK = "250 2.1.0 Ok\r\n";
const EXISTS = "250 2.1.5 Ok\r\n";
const BYE = "221 2.0.0 Bye\r\n";
/** One and two round trips, shared by all connections. */
export interface RoundTrips {
  readonly one: DelayLine;
  readonly two: DelayLine;
}

/** No command is longer (RFC 5321 §4.5.3.1.4, with room). */
const LINE_LIMIT = 4_096;

/**
 * Answers a connection as over a network: the greeting comes two round trips after the connection (TCP's handshake takes one),
 * and whatever arrives is answered one round trip after its arrival, all replies of a batch in one write.
 */
export function serveWire(socket: Socket, roundTrips: RoundTrips, books: Books): void {
  if (books.connections === 0) books.firstMs = Date.now();
  books.connections += 1;
  books.open += 1;
  books.mostOpen = Math.max(books.mostOpen, books.open);
  const send = (text: string, delay: DelayLine): void =>
    delay.put(() => {
      if (socket.destroyed) return;
      socket.write(text);
      if (text.endsWith(BYE)) socket.end();
    });
  let pending = "";
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  // A client that hangs up is of no interest, however it does it.
  socket.on("error", () => void socket.destroy());
  socket.on("close", () => void (books.open -= 1));
  socket.on("data", (chunk: string) => {
    const lines = (pending + chunk).split("\n");
    pending = lines.pop() ?? "";
    if (pending.length > LINE_LIMIT) return void socket.destroy();
    const replies = lines.map((line) => replyTo(line.trimEnd(), books));
    if (replies.length > 0) send(replies.join(""), roundTrips.one);
  });
  send(GREETING, roundTrips.two);
}

function replyTo(line: string, books: Books): string {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === "EHLO") return EHLO;
  if (verb === "QUIT") return BYE;
  if (verb !== "RCPT") return OK;
  books.recipients += 1;
  const address = line.slice(line.indexOf("<") + 1, line.lastIndexOf(">"));
  return address.startsWith("user") ? EXISTS : `550 5.1.1 <${address}>: Recipient address rejected: User unknown\r\n`;
}
