// oxlint-disable-next-line no-restricted-imports -- DNS over TCP (RFC 7766); the wall keeps SMTP sockets in one place, this is none
import { connect } from "node:net";
import type { Exchange } from "./exchange.ts";
import { type Query, readReply } from "./message.ts";
import type { ServerAddress } from "./server-address.ts";

/** Bytes of the length that precedes each message (RFC 1035 §4.2.2); it also bounds a message to 65,535 bytes. */
const LENGTH_BYTES = 2;

/**
 * Ask one server over TCP, for a reply that UDP could not hold (RFC 7766). Never throws, and is done after `timeoutMs` or when
 * `signal` aborts. Letters' case is not compared: a connection cannot be forged from aside.
 */
export function exchangeTcp(
  server: ServerAddress,
  query: Query,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Exchange> {
  const { promise, resolve } = Promise.withResolvers<Exchange>();
  const socket = connect({ host: server.host, port: server.port });
  let received = Buffer.alloc(0);

  const finish = (exchange: Exchange): void => {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    socket.destroy();
    resolve(exchange);
  };
  const onAbort = (): void => finish({ type: "failed", detail: "the resolver was closed" });
  const timer = setTimeout(() => finish({ type: "timeout" }), timeoutMs);
  signal.addEventListener("abort", onAbort, { once: true });

  socket.on("error", (error) => finish({ type: "failed", detail: error.message }));
  socket.on("close", () => finish({ type: "failed", detail: "the server hung up" }));
  socket.on("connect", () => {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt16BE(query.bytes.length);
    socket.write(Buffer.concat([length, query.bytes]));
  });
  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    if (received.length < LENGTH_BYTES) return;
    const end = LENGTH_BYTES + received.readUInt16BE(0);
    if (received.length < end) return;
    const reply = readReply({ ...query, name: query.name }, received.subarray(LENGTH_BYTES, end));
    finish(reply.type === "other" ? { type: "failed", detail: "the reply answers another query" } : reply);
  });
  if (signal.aborted) onAbort();
  return promise;
}
