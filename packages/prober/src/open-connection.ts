import { connect, type Socket, createServer, isIP } from "node:net";
import { constants } from "node:crypto";
import { connect as connectTls, createSecureContext, type SecureContext, type TLSSocket } from "node:tls";
import { onAbort } from "./on-abort.ts";
import type { ProberPorts } from "@rollcall/smtp";

/** Why there is no connection, as evidence puts it. */
interface ConnectFailure {
  readonly type: "failed";
  readonly failure: "connection_failed" | "timeout";
  readonly detail: string;
}

export type Opened =
  | { readonly type: "opened"; readonly socket: Socket }
  | ConnectFailure
  | { readonly type: "aborted" };

export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** Local address to bind, or null for the system's choice. */
  readonly bindAddress: string | null;
}

/** Opens a TCP connection within `limitMs`. Destroys the socket on failure. */
export function openConnection(endpoint: Endpoint, limitMs: number, ports: ProberPorts): Promise<Opened> {
  const { address, port, bindAddress } = endpoint;
  const { signal } = ports;
  if (signal?.aborted === true) return Promise.resolve({ type: "aborted" });
  return new Promise((resolve) => {
    const socket = connect({
      host: address,
      port,
      noDelay: true,
      ...(bindAddress === null ? {} : { localAddress: bindAddress }),
    });
    // Stays attached: an error before the next listener is added would crash the process.
    socket.on("error", () => undefined);
    const settle = (opened: Opened): void => {
      clearTimeout(timer);
      unlisten();
      socket.off("connect", onConnect);
      if (opened.type === "opened") socket.off("error", onError);
      else socket.destroy();
      resolve(opened);
    };
    const onConnect = (): void => settle({ type: "opened", socket });
    const onError = (error: NodeJS.ErrnoException): void =>
      settle({
        type: "failed",
        failure: errorKind(error),
        detail: `${address}:${port} ${error.code ?? error.message}`,
      });
    const onLate = (): void =>
      settle({
        type: "failed",
        failure: "timeout",
        detail: `${address}:${port} did not take the connection in ${limitMs} ms`,
      });
    const timer = setTimeout(onLate, limitMs);
    const unlisten = onAbort(signal, () => settle({ type: "aborted" }));
    socket.on("connect", onConnect);
    socket.on("error", onError);
  });
}

function errorKind({ code }: NodeJS.ErrnoException): ConnectFailure["failure"] {
  return code === "ETIMEDOUT" ? "timeout" : "connection_failed";
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
