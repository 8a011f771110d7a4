import { connect, type Socket } from "node:net";
import { onAbort } from "./on-abort.ts";
import type { EgressFailed, ProberPorts } from "@rollcall/smtp";

/** Why there is no connection, as evidence puts it. */
interface ConnectFailure {
  readonly type: "failed";
  readonly failure: "connection_failed" | "timeout";
  readonly detail: string;
}

export type Dialled =
  | { readonly type: "opened"; readonly socket: Socket }
  | ConnectFailure
  | { readonly type: "aborted" };

/** A connection to a mail server; or why there is none, `egress_failed` if that is our own proxy's doing. */
export type Opened = Dialled | EgressFailed;

/** A mail server, by its address: names are looked up here, not by a proxy. */
export interface Target {
  readonly address: string;
  readonly port: number;
}

export interface Dial {
  readonly host: string;
  readonly port: number;
  /** Local address to bind, or null for the system's choice. */
  readonly bindAddress: string | null;
}

/** Opens a TCP connection within `limitMs`. Destroys the socket on failure. */
export function dial({ host, port, bindAddress }: Dial, limitMs: number, ports: ProberPorts): Promise<Dialled> {
  const { signal } = ports;
  if (signal?.aborted === true) return Promise.resolve({ type: "aborted" });
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      noDelay: true,
      ...(bindAddress === null ? {} : { localAddress: bindAddress }),
    });
    // Stays attached: an error before the next listener is added would crash the process.
    socket.on("error", () => undefined);
    const settle = (opened: Dialled): void => {
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
        detail: `${host}:${port} ${error.code ?? error.message}`,
      });
    const onLate = (): void =>
      settle({
        type: "failed",
        failure: "timeout",
        detail: `${host}:${port} did not take the connection in ${limitMs} ms`,
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
