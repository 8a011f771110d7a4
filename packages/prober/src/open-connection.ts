import { type Socket, createServer, isIP } from "node:net";
import { constants } from "node:crypto";
import { connect as connectTls, createSecureContext, type SecureContext, type TLSSocket } from "node:tls";
import type { EgressProxy, ProberPorts } from "@rollcall/smtp";
import { dial, type Opened } from "./dial.ts";
import { openThroughProxy } from "./open-through-proxy.ts";

export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** Local address to bind, or null for the system's choice. */
  readonly bindAddress: string | null;
  /** Carries the connection; absent: none. */
  readonly proxy?: EgressProxy | undefined;
}

/** Opens a connection to a mail server within `limitMs`, through the proxy if there is one. Destroys the socket on failure. */
export async function openConnection(endpoint: Endpoint, limitMs: number, ports: ProberPorts): Promise<Opened> {
  const { address, port, bindAddress, proxy } = endpoint;
  if (proxy === undefined) return await dial({ host: address, port, bindAddress }, limitMs, ports);
  return await openThroughProxy(proxy, { address, port }, limitMs, ports);
}

let shared: SecureContext | null = null;

/**
 * One context for all sessions, as each holds a certificate store. Allows legacy protocols and ciphers: weak TLS still
 * beats plain text.
 */
function context(): SecureContext {
  shared ??= createSecureContext({
    minVersion: "TLSv1",
    ciphers: "DEFAULT@SECLEVEL=0",
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  });
  return shared;
}

/**
 * Starts TLS after the reply to STARTTLS (RFC 3207). Certificates are not verified: MX names come from unsigned DNS, so
 * a valid one would prove nothing. Wait for `secureConnect` or `error`.
 */
export function secureConnection(socket: Socket, host: string): TLSSocket {
  return connectTls({
    socket,
    secureContext: context(),
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
}

/** Whether this is an address of this machine, so that a session can bind to it. */
export async function isOwnAddress(address: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: address, port: 0, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
