import { createSocket } from "node:dgram";
// oxlint-disable-next-line no-restricted-imports -- DNS over TCP (RFC 7766); the wall keeps SMTP sockets in one place, this is none
import { connect } from "node:net";
import type { DecodedPacket } from "dns-packet";
import { type Query, readReply } from "./message.ts";
import type { ServerAddress } from "./server-address.ts";

/** The outcome of one query to one server. */
export type Exchange =
  /** `exact`: the reply repeats the question in the same letter case. */
  | { readonly type: "message"; readonly packet: DecodedPacket; readonly exact: boolean }
  | { readonly type: "timeout" }
  /** The network or the server failed in another way; `detail` is for people. */
  | { readonly type: "failed"; readonly detail: string };

const CLOSED: Exchange = { type: "failed", detail: "the resolver was closed" };

/** Mismatched datagrams tolerated for one query; beyond that, somebody is guessing (RFC 5452 §4). */
const OTHER_LIMIT = 50;

/** Length prefix of a message over TCP (RFC 1035 §4.2.2); it also bounds a message to 65,535 bytes. */
const LENGTH_BYTES = 2;

/**
 * Sends one query over UDP, from a socket (and so a source port) of its own. The socket is connected, so the kernel drops
 * datagrams from other addresses. Never rejects; settles within `timeoutMs`, or when `signal` aborts.
 */
export function exchangeUdp(
  server: ServerAddress,
  query: Query,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Exchange> {
  const socket = createSocket(server.host.includes(":") ? "udp6" : "udp4");
  const pending = pendingExchange(timeoutMs, signal, () => socket.close());
  let others = 0;
  socket.on("error", (error) => pending.settle({ type: "failed", detail: error.message }));
  socket.on("message", (bytes) => {
    const reply = readReply(query, bytes);
    if (reply.type !== "other") pending.settle(reply);
    else if ((others += 1) > OTHER_LIMIT)
      pending.settle({ type: "failed", detail: "too many replies that answer another query" });
  });
  socket.connect(server.port, server.host, () => {
    if (pending.isSettled()) return;
    socket.send(query.bytes, (error) => {
      if (error !== null) pending.settle({ type: "failed", detail: error.message });
    });
  });
  if (signal.aborted) pending.settle(CLOSED);
  return pending.promise;
}

/**
 * Sends one query over TCP, for a reply that did not fit in a datagram (RFC 7766). Never rejects; settles within
 * `timeoutMs`, or when `signal` aborts.
 */
export function exchangeTcp(
  server: ServerAddress,
  query: Query,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Exchange> {
  const socket = connect({ host: server.host, port: server.port });
  const pending = pendingExchange(timeoutMs, signal, () => socket.destroy());
  let received = Buffer.alloc(0);
  socket.on("error", (error) => pending.settle({ type: "failed", detail: error.message }));
  socket.on("close", () => pending.settle({ type: "failed", detail: "the server hung up" }));
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
    const reply = readReply(query, received.subarray(LENGTH_BYTES, end));
    pending.settle(reply.type === "other" ? { type: "failed", detail: "the reply answers another query" } : reply);
  });
  if (signal.aborted) pending.settle(CLOSED);
  return pending.promise;
}

interface PendingExchange {
  readonly promise: Promise<Exchange>;
  /** The first outcome counts; it closes the socket. */
  readonly settle: (exchange: Exchange) => void;
  readonly isSettled: () => boolean;
}

/** Settles with a timeout or an abort by itself. */
function pendingExchange(timeoutMs: number, signal: AbortSignal, closeSocket: () => void): PendingExchange {
  const { promise, resolve } = Promise.withResolvers<Exchange>();
  let settled = false;
  const settle = (exchange: Exchange): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    closeSocket();
    resolve(exchange);
  };
  const onAbort = (): void => settle(CLOSED);
  const timer = setTimeout(() => settle({ type: "timeout" }), timeoutMs);
  signal.addEventListener("abort", onAbort, { once: true });
  return { promise, settle, isSettled: () => settled };
}
