import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import type { EgressProxy } from "@rollcall/smtp";

/** A proxy on loopback that answers whatever comes with the next of its chunks; HANG_UP closes, and after the last it stays silent. */
export interface ScriptedProxy {
  readonly proxy: EgressProxy;
  /** What it heard, a chunk for each answer. */
  readonly heard: Buffer[];
  readonly connections: () => number;
  stop(): Promise<void>;
}

export const HANG_UP = "hang up";

/** A login that no message may show. */
export const LOGIN = { user: "probe", password: "s3cret-word" };

export async function serveProxy(
  type: EgressProxy["type"],
  answers: readonly (Uint8Array | string)[],
): Promise<ScriptedProxy> {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const left = [...answers];
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      heard.push(chunk);
      const next = left.shift();
      if (next === HANG_UP) socket.destroy();
      else if (next !== undefined) socket.write(next);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    proxy: { type, host: "127.0.0.1", port, login: LOGIN },
    heard,
    connections: () => sockets.size,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** SOCKS5's answers to the greeting (a login is wanted), to the login, and to the request (RFC 1928, RFC 1929). */
export const WANTS_LOGIN = Uint8Array.of(5, 2);
export const LOGGED_IN = Uint8Array.of(1, 0);
export const REFUSED_LOGIN = Uint8Array.of(1, 1);
export const replied = (reply: number): Uint8Array => Uint8Array.of(5, reply, 0, 1, 127, 0, 0, 1, 0, 25);
