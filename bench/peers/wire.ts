import { once } from "node:events";
import { createServer } from "node:net";
import { startDnsServer } from "@rollcall/mailworld";
import { DelayLine } from "./delay-line.ts";
import { hostOf, routeOf } from "./shapes.ts";
import { type Books, serveWire } from "./wire-smtp.ts";

/** How the wire is started: its first argument, as JSON. */
export interface WireOptions {
  readonly roundTripMs: number;
  readonly dnsPort: number;
  readonly smtpPort: number;
}

/** What the wire says at its end. */
export interface WireBooks extends Books {
  readonly dnsQueries: number;
}

/** More than any number of connections that are opened at once. */
const BACKLOG = 4_096;

// The mail servers of all shapes and their DNS, in a process of their own: no client waits for another's replies to be made.
const options = JSON.parse(process.argv[2] ?? "{}") as WireOptions;
const books: Books = { connections: 0, open: 0, mostOpen: 0, recipients: 0, firstMs: 0 };
const dns = await startDnsServer({ route: routeOf, host: hostOf }, options.dnsPort);
const roundTrips = { one: new DelayLine(options.roundTripMs), two: new DelayLine(2 * options.roundTripMs) };
const smtp = createServer((socket) => {
  // One socket listens on all of 127.0.0.0/8, which takes listening on everything.
  if (socket.localAddress?.startsWith("127.")) serveWire(socket, roundTrips, books);
  else socket.destroy();
});
smtp.listen({ port: options.smtpPort, host: "0.0.0.0", backlog: BACKLOG });
await once(smtp, "listening");
process.send?.("ready");
process.once("message", () => {
  process.send?.({ ...books, dnsQueries: dns.queries() } satisfies WireBooks, () => process.exit());
});
process.once("disconnect", () => process.exit());
