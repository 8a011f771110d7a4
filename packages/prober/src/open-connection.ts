import { connect, type Socket } from "node:net";
import { onAbort } from "./on-abort.ts";
import type { ProberPorts } from "./session.ts";

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
