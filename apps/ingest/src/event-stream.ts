import { once } from "node:events";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Sends one event; `id` lets a client that lost the connection go on after it. */
export type SendEvent = (event: string, data: object, id?: number) => void;

/** Proxies close connections that say nothing for a minute. */
const HEARTBEAT_MS = 15_000;

/**
 * Streams server-sent events: calls `tick` at once and then every interval, until it answers false or the client goes.
 */
export async function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  intervalMs: number,
  tick: (send: SendEvent) => Promise<boolean>,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
  const gone = new AbortController();
  const closed = once(gone.signal, "abort");
  request.raw.once("close", () => gone.abort());
  let lastAt = Date.now();
  const send: SendEvent = (event, data, id) => {
    lastAt = Date.now();
    raw.write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  try {
    while (!gone.signal.aborted && (await tick(send))) {
      if (Date.now() - lastAt > HEARTBEAT_MS) raw.write(": still here\n\n");
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, intervalMs))]);
    }
  } catch (error) {
    request.log.error({ error }, "event stream broke");
  } finally {
    raw.end();
  }
}

/** The last event that a reconnecting client saw, or 0. */
export function lastEventId(request: FastifyRequest): number {
  const id = Number(request.headers["last-event-id"]);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}
