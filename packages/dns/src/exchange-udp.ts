import { createSocket } from "node:dgram";
import type { Exchange } from "./exchange.ts";
import { type Query, readReply } from "./message.ts";
import type { ServerAddress } from "./server-address.ts";

/** Wrong datagrams taken for one query before it is given up: someone is guessing (RFC 5452 §4). */
const OTHER_LIMIT = 50;

/**
 * Ask one server over UDP, from a socket and so a source port of its own. The socket is connected: the kernel drops datagrams from
 * elsewhere. Never throws, and is done after `timeoutMs` or when `signal` aborts.
 */
export function exchangeUdp(
  server: ServerAddress,
  query: Query,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Exchange> {
  const { promise, resolve } = Promise.withResolvers<Exchange>();
  const socket = createSocket(server.host.includes(":") ? "udp6" : "udp4");
  let others = 0;
  let done = false;

  const finish = (exchange: Exchange): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    socket.close();
    resolve(exchange);
  };
  const onAbort = (): void => finish({ type: "failed", detail: "the resolver was closed" });
  const timer = setTimeout(() => finish({ type: "timeout" }), timeoutMs);
  signal.addEventListener("abort", onAbort, { once: true });

  socket.on("error", (error) => finish({ type: "failed", detail: error.message }));
  socket.on("message", (bytes) => {
    const reply = readReply(query, bytes);
    if (reply.type !== "other") finish(reply);
    else if ((others += 1) > OTHER_LIMIT)
      finish({ type: "failed", detail: "too many replies that answer another query" });
  });
  socket.connect(server.port, server.host, () => {
    if (done) return;
    socket.send(query.bytes, (error) => {
      if (error !== null) finish({ type: "failed", detail: error.message });
    });
  });
  if (signal.aborted) onAbort();
  return promise;
}
