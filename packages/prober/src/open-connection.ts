import { connect, type Socket, createServer, isIP } from "node:net";
import { onAbort } from "./on-abort.ts";
import type { ProberPorts } from "./session.ts";
import { constants } from "node:crypto";
import { connect as connectTls, createSecureContext, type SecureContext, type TLSSocket } from "node:tls";

/** Why there is no connection, in the words of evidence. */
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

/** Opens a TCP connection within `limitMs`. Whatever comes to nothing is destroyed. */
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
    // Stays for good: between this promise and its reader an error must not go unheard, or it would end the process.
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
 * One context for all sessions: each holds a store of certificates, which by the thousand would fill the memory.
 * It takes old protocols and ciphers: mail servers that offer nothing better are still better heard under TLS than in clear.
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
 * Begins TLS on a connection whose server said that it is ready (RFC 3207). Certificates are not verified: names of MX hosts come
 * from unsigned DNS, so a valid certificate would prove nothing. Wait for `secureConnect` or `error`.
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

/** Whether a session can be bound to this address: it is one of this machine's. */
export async function isOwnAddress(address: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: address, port: 0, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
