import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket, connect } from "node:net";
import { TLSSocket } from "node:tls";
import { spawn } from "node:child_process";
import { generate } from "selfsigned";

/** A server's end of one connection. */
export interface Peer {
  /** Writes lines, each with CRLF, in one write. */
  readonly say: (...lines: string[]) => void;
  /** Writes raw text or bytes. */
  readonly write: (text: string | Uint8Array) => void;
  /** The client's next line; null once it is gone. */
  readonly hear: () => Promise<string | null>;
  /** Starts the server's side of TLS for all further lines. */
  readonly secure: () => void;
  readonly hangUp: () => void;
  /** Ends with RST. */
  readonly reset: () => void;
  readonly socket: () => Socket;
}

export type Script = (peer: Peer) => Promise<void> | void;

export interface ScriptedServer {
  readonly port: number;
  /** Lines received on all connections, in order of arrival. */
  readonly heard: readonly string[];
  readonly connections: () => number;
  /** Connections that are still open. */
  readonly open: () => number;
  /** Stops; rejects if a forbidden command was ever received. */
  readonly stop: () => Promise<void>;
}

/** Commands that must never be sent. */
const FORBIDDEN = /^(?:DATA|BDAT|VRFY|EXPN|NOOP|AUTH)\b/i;

let certificate: { readonly key: string; readonly cert: string } | null = null;

/** Creates the certificate for `secure`; call before any test that uses TLS. */
export async function prepareTls(): Promise<void> {
  const made = await generate([{ name: "commonName", value: "mx.example.org" }], { keyType: "ec", curve: "P-256" });
  certificate = { key: made.private, cert: made.cert };
}

/** A mail server on loopback that runs the script for each connection. */
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

/** How a server answers; the default is 250. */
export interface Manners {
  readonly banner?: string;
  /** Capabilities, without the first line. */
  readonly offers?: readonly string[];
  readonly ehlo?: string;
  readonly mail?: (line: string, nth: number) => string;
  /** Address as written; null hangs up. */
  readonly rcpt?: (address: string, nth: number) => string | null;
  readonly rset?: (nth: number) => string;
  /** Handles the handshake after STARTTLS; default: secures. */
  readonly tls?: (peer: Peer) => void;
}

/** A minimal RFC 5321 server with these manners. */
export function mailServer(manners: Manners = {}): Script {
  return async (peer) => {
    const counts = { mail: 0, rcpt: 0, rset: 0 };
    peer.say(manners.banner ?? "220 mx.example.org ESMTP");
    for (;;) {
      const line = await peer.hear();
      if (line === null) return;
      if (line === "QUIT") {
        peer.say("221 2.0.0 Bye");
        peer.hangUp();
        return;
      }
      if (line === "STARTTLS") {
        peer.say("220 2.0.0 Ready to start TLS");
        (manners.tls ?? ((ready) => ready.secure()))(peer);
        if (peer.socket() instanceof TLSSocket) continue;
        // Stop parsing: the client's handshake bytes may contain a line end.
        return;
      }
      const answer = answerTo(line, manners, counts);
      if (answer === null) {
        peer.hangUp();
        return;
      }
      peer.say(...answer);
    }
  };
}

function answerTo(
  line: string,
  manners: Manners,
  counts: { mail: number; rcpt: number; rset: number },
): string[] | null {
  if (line.startsWith("EHLO"))
    return manners.ehlo === undefined ? multiline(250, ["mx.example.org", ...(manners.offers ?? [])]) : [manners.ehlo];
  if (line.startsWith("MAIL")) return [manners.mail?.(line, (counts.mail += 1)) ?? "250 2.1.0 Ok"];
  if (line === "RSET") return [manners.rset?.((counts.rset += 1)) ?? "250 2.0.0 Ok"];
  if (!line.startsWith("RCPT")) return ["250 Ok"];
  const address = /<(.*)>/.exec(line)?.[1] ?? "";
  const answer = manners.rcpt === undefined ? "250 2.1.5 Ok" : manners.rcpt(address, (counts.rcpt += 1));
  return answer === null ? null : [answer];
}

function multiline(code: number, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${code}${index + 1 < lines.length ? "-" : " "}${line}`);
}

/** Listens with a minimal backlog and never accepts. */
const LISTEN = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.2", backlog: 1 }, () => {
    require("node:fs").writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
  });
`;

/** Enough connections to fill the backlog. */
const FILLERS = 8;

/** A host at 127.0.0.2 whose full backlog drops SYNs, so that connecting neither succeeds nor fails. */
export async function deafServer(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child = spawn(process.execPath, ["-e", LISTEN], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(said.toString());
  const fillers = Array.from({ length: FILLERS }, () => connect(port, "127.0.0.2").on("error", () => undefined));
  await Promise.race(fillers.map((filler) => once(filler, "connect")));
  const stop = (): void => {
    for (const filler of fillers) filler.destroy();
    child.kill("SIGKILL");
  };
  return { port, stop };
}
