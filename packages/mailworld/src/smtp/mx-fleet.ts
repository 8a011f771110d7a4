import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

/** A listener's host name and loopback address. */
export interface Berth {
  readonly host: string;
  readonly address: string;
}

export interface MxFleet {
  readonly port: number;
  /** Opens or closes one host's listener; closing it also refuses new connections at once. Unknown hosts are ignored. */
  readonly setListening: (host: string, listening: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Listen backlog; Linux caps it at net.core.somaxconn. */
const BACKLOG_CONNECTIONS = 4096;
/** Attempts to find a port that is free on all addresses. */
const PORT_ATTEMPTS = 20;

/** This machine has no 127.x.y.z beyond 127.0.0.1. */
export class LoopbackUnavailableError extends Error {
  readonly code = "LOOPBACK_UNAVAILABLE" as const;

  constructor(address: string, cause: unknown) {
    super(
      `Cannot listen on ${address}: the simulated mail world needs the whole of 127.0.0.0/8, which Linux provides; ` +
        `on other systems add the addresses to the loopback interface (macOS: ifconfig lo0 alias ${address}) or run it in a Linux container`,
      { cause },
    );
    this.name = "LoopbackUnavailableError";
  }
}

/** Listens on the same port at every address in `listening`. `port` 0 picks one that is free on all of them. */
export async function startFleet(
  berths: readonly Berth[],
  listening: ReadonlySet<string>,
  port: number,
  serve: (host: string, socket: Socket) => void,
): Promise<MxFleet> {
  const awake = berths.filter((berth) => listening.has(berth.host));
  const first = awake[0];
  if (first === undefined) throw new RangeError("Cannot start a mail world in which no host listens");
  for (let attempt = 1; ; attempt += 1) {
    const servers = new Map<string, Server>();
    try {
      const opened = await open(first, port, serve);
      const chosen = (opened.address() as AddressInfo).port;
      servers.set(first.host, opened);
      for (const berth of awake.slice(1)) servers.set(berth.host, await open(berth, chosen, serve));
      return fleet(berths, servers, chosen, serve);
    } catch (error) {
      await Promise.all([...servers.values()].map((server) => close(server)));
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || port !== 0 || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

function fleet(
  berths: readonly Berth[],
  servers: Map<string, Server>,
  port: number,
  serve: (host: string, socket: Socket) => void,
): MxFleet {
  return {
    port,
    setListening: async (host, listening) => {
      const berth = berths.find((each) => each.host === host);
      const server = servers.get(host);
      if (berth === undefined || listening === (server !== undefined)) return;
      if (server === undefined) {
        servers.set(host, await open(berth, port, serve));
        return;
      }
      servers.delete(host);
      await close(server);
    },
    stop: async () => {
      await Promise.all([...servers.values()].map((server) => close(server)));
    },
  };
}

async function open(berth: Berth, port: number, serve: (host: string, socket: Socket) => void): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => serve(berth.host, socket));
  try {
    server.listen({ host: berth.address, port, backlog: BACKLOG_CONNECTIONS });
    await once(server, "listening");
    return server;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === "EADDRNOTAVAIL" ? new LoopbackUnavailableError(berth.address, error) : error;
  }
}

/** Resolves once the port is free. The caller cuts open sessions; they are not awaited. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // The listening handle is released by close() itself; "close" would wait for every open session.
    setImmediate(resolve);
  });
}
