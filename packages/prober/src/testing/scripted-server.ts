import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { generate } from "selfsigned";

/** A server's end of one connection. */
export interface Peer {
  /** Writes lines, each with CRLF, in one piece. */
  readonly say: (...lines: string[]) => void;
  /** Writes text as it is. */
  readonly write: (text: string | Uint8Array) => void;
  /** The next line of the client's; null when it is gone. */
  readonly hear: () => Promise<string | null>;
  /** The server's side of TLS; lines are heard and said under it from then on. */
  readonly secure: () => void;
  readonly hangUp: () => void;
  /** Ends with RST. */
  readonly reset: () => void;
  readonly socket: () => Socket;
}

export type Script = (peer: Peer) => Promise<void> | void;

export interface ScriptedServer {
  readonly port: number;
  /** All lines heard, in order of arrival, of all connections. */
  readonly heard: readonly string[];
  readonly connections: () => number;
  /** Connections that are still open. */
  readonly open: () => number;
  /** Stops, and fails where a forbidden command was ever heard. */
  readonly stop: () => Promise<void>;
}

/** What must never be said to a mail server. */
const FORBIDDEN = /^(?:DATA|BDAT|VRFY|EXPN|NOOP|AUTH)\b/i;

let certificate: { readonly key: string; readonly cert: string } | null = null;

/** Makes the certificate that `secure` shows; call it before any test that uses TLS. */
export async function prepareTls(): Promise<void> {
  const made = await generate([{ name: "commonName", value: "mx.example.org" }], { keyType: "ec", curve: "P-256" });
  certificate = { key: made.private, cert: made.cert };
}

/** A mail server on a loopback address that does as the script says, for every connection anew. */
export async function serve(script: Script, at: { host?: string; port?: number } = {}): Promise<ScriptedServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    void Promise.resolve(script(peerOf(socket, heard))).catch((error: unknown) =>
      heard.push(`script failed: ${String(error)}`),
    );
  });
  server.listen(at.port ?? 0, at.host ?? "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server),
    heard,
    connections: () => connections,
    open: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      const forbidden = heard.filter((line) => FORBIDDEN.test(line) || line.startsWith("script failed"));
      if (forbidden.length > 0) throw new Error(`heard what must not be said: ${forbidden.join(" | ")}`);
      await once(server, "close");
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function peerOf(plain: Socket, heard: string[]): Peer {
  let socket = plain;
  let buffered = "";
  const lines: string[] = [];
  let wake = (): void => undefined;
  const client = { gone: false };
  const onData = (chunk: Buffer): void => {
    buffered += chunk.toString("utf8");
    const parts = buffered.split("\r\n");
    buffered = parts.pop() ?? "";
    lines.push(...parts);
    heard.push(...parts);
    wake();
  };
  const onGone = (): void => {
    client.gone = true;
    wake();
  };
  plain.on("data", onData).on("close", onGone).on("end", onGone);
  return {
    say: (...said) => void socket.write(said.map((line) => `${line}\r\n`).join("")),
    write: (text) => void socket.write(text),
    hear: async () => {
      while (lines.length === 0 && !client.gone)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return lines.shift() ?? null;
    },
    secure: () => {
      if (certificate === null) throw new Error("prepareTls was not called");
      plain.off("data", onData);
      socket = new TLSSocket(plain, { isServer: true, minVersion: "TLSv1.2", ...certificate });
      socket
        .on("error", () => undefined)
        .on("data", onData)
        .on("close", onGone);
    },
    hangUp: () => void socket.end(),
    reset: () => void plain.resetAndDestroy(),
    socket: () => socket,
  };
}
