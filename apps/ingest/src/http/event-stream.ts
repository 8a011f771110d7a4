import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { StreamAnswer } from "./declaration.ts";
import type { Watcher } from "@rollcall/core";
import { Problem } from "./problem.ts";

/** Sends an event; a reconnecting client reports the last `id` it received. */
type SendEvent = (event: string, data: object, id?: number) => void;

/** When there may be something to send. */
interface StreamPace {
  /** The longest pause between two looks, milliseconds. */
  readonly intervalMs: number;
  /** Watches for changes; the stream stops it. */
  readonly watch: () => Watcher;
}

export interface EventStreams {
  /**
   * Streams server-sent events: calls `tick` at once, then at each change and at the latest after `intervalMs`, until it
   * returns false, the client disconnects or the server stops. A client that already received the end gets a 204.
   */
  stream(
    request: FastifyRequest,
    reply: FastifyReply,
    pace: StreamPace,
    tick: (send: SendEvent) => Promise<boolean>,
  ): Promise<FastifyReply>;
}

/** Proxies close connections that are idle for a minute. */
const HEARTBEAT_MS = 15_000;
/** Reconnection delay of clients. */
const RETRY_MS = 2_000;
/** Each stream reads the database at each change. */
const STREAMS_AT_ONCE = 500;

/** Final events; their id is their name. */
const LAST_EVENTS: ReadonlySet<string> = new Set(["end", "verdict"]);
const END_ID = "end";

/** The event streams of a server; they end when it stops. */
export function createEventStreams(app: FastifyInstance, heartbeatMs: number = HEARTBEAT_MS): EventStreams {
  const stopping = new AbortController();
  app.addHook("preClose", async () => stopping.abort());
  let open = 0;

  return {
    async stream(request, reply, { intervalMs, watch }, tick) {
      // An EventSource reconnects until it gets a 204 (HTML §9.2.3).
      if (request.headers["last-event-id"] === END_ID) return await reply.status(204).send();
      if (open >= STREAMS_AT_ONCE)
        throw new Problem(503, "busy", "Too many event streams are open.", "Try again later.");
      open += 1;
      const over = AbortSignal.any([stopping.signal, goneOf(request)]);
      const changes = watch();
      try {
        await pump(beginStream(reply), { intervalMs, heartbeatMs, changes, over }, tick);
      } catch (error) {
        request.log.error({ err: error }, "event stream failed");
      } finally {
        changes.stop();
        reply.raw.end();
        open -= 1;
      }
      return reply;
    },
  };
}

interface Pumping {
  readonly intervalMs: number;
  readonly heartbeatMs: number;
  readonly changes: Watcher;
  readonly over: AbortSignal;
}

/** Takes over the connection from Fastify, with the headers set so far. */
function beginStream(reply: FastifyReply): ServerResponse {
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    // A keep-alive connection would delay the shutdown.
    connection: "close",
  });
  raw.write(`retry: ${RETRY_MS}\n\n`);
  return raw;
}

async function pump(
  raw: ServerResponse,
  { intervalMs, heartbeatMs, changes, over }: Pumping,
  tick: (send: SendEvent) => Promise<boolean>,
): Promise<void> {
  let lastAt = Date.now();
  const send: SendEvent = (event, data, id) => {
    lastAt = Date.now();
    const named = LAST_EVENTS.has(event) ? END_ID : id;
    raw.write(`${named === undefined ? "" : `id: ${named}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  while (!over.aborted && (await tick(send))) {
    if (Date.now() - lastAt >= heartbeatMs) {
      lastAt = Date.now();
      raw.write(": heartbeat\n\n");
    }
    await changes.next(intervalMs, over);
    // Backpressure.
    if (raw.writableNeedDrain) await once(raw, "drain", { signal: over }).catch(() => {});
  }
}

/** The last event id of a reconnecting client, or 0. */
export function lastEventId(request: FastifyRequest): number {
  const id = Number(request.headers["last-event-id"]);
  return Number.isSafeInteger(id) && id > 0 && id <= 2_147_483_647 ? id : 0;
}

function goneOf(request: FastifyRequest): AbortSignal {
  const gone = new AbortController();
  request.raw.once("close", () => gone.abort());
  return gone.signal;
}

/** A server-sent event stream. */
export const EVENT_STREAM = {
  types: ["text/event-stream"],
  description: "Server-sent events. A client that reconnects with `Last-Event-ID` continues after that event.",
} as const satisfies StreamAnswer;
