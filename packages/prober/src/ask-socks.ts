import type { Socket } from "node:net";
import { brokenProxy, type EgressProxy, type ProxyTrouble, socksTrouble } from "@rollcall/smtp";
import { SocksClient } from "socks";
import type { Target } from "./dial.ts";

/** Replies of RFC 1928 §6 by their names in `socks`, which tells no numbers. */
const REPLIES = new Map([
  ["Failure", 1],
  ["NotAllowed", 2],
  ["NetworkUnreachable", 3],
  ["HostUnreachable", 4],
  ["ConnectionRefused", 5],
  ["TTLExpired", 6],
  ["CommandNotSupported", 7],
  ["AddressNotSupported", 8],
]);

/** The caller's own limit comes first. The library keeps its timer, and the connection with it, until this has passed. */
const GRACE_MS = 1_000;

/** Asks a SOCKS5 proxy (RFC 1928, login by RFC 1929) on an open connection for one to the target; null: it is there. */
export async function askSocks(
  { host, port, login }: EgressProxy,
  target: Target,
  socket: Socket,
  limitMs: number,
): Promise<ProxyTrouble | null> {
  try {
    await SocksClient.createConnection({
      command: "connect",
      proxy: {
        host,
        port,
        type: 5,
        ...(login === null ? {} : { userId: login.user, password: login.password }),
      },
      destination: { host: target.address, port: target.port },
      existing_socket: socket,
      timeout: limitMs + GRACE_MS,
    });
    return null;
  } catch (error) {
    // The error itself holds the login: its words alone go on.
    return troubleOf(error instanceof Error ? error.message : "");
  }
}

function troubleOf(message: string): ProxyTrouble {
  const reply = /^Socks5 proxy rejected connection - (\w+)$/u.exec(message)?.[1];
  if (reply !== undefined) return socksTrouble(REPLIES.get(reply) ?? 0);
  if (message === "Socket closed") return brokenProxy("it hung up");
  return brokenProxy(/authentication/iu.test(message) ? "it does not accept the login" : "it does not speak SOCKS5");
}
