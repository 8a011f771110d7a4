import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { connect as connectTls, createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import type { Certificate } from "./certificate.ts";
import type { Listening } from "./zoo-server.ts";

/** What a mail host was asked, as a relay in front of it saw. */
export interface Asked {
  sessions: number;
  recipients: number;
  /** Lines of both sides, with the session's number. */
  readonly lines: string[];
}

export interface CountingRelay {
  readonly asked: Asked;
  stop(): Promise<void>;
}

/** Where connections come from: servers trust 127.0.0.1. */
const SOURCE_ADDRESS = "127.0.0.2";

/**
 * Listens as a mail host, hands all bytes on to the server behind and back, and counts what was asked. After STARTTLS it goes
 * on between two encrypted connections, with a certificate of its own for the client.
 */
export async function startCountingRelay(
  at: Listening,
  behind: Listening,
  { key, certificate }: Certificate,
): Promise<CountingRelay> {
  const asked: Asked = { sessions: 0, recipients: 0, lines: [] };
  const context = createSecureContext({ key, cert: certificate });
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    asked.sessions += 1;
    const onward = connect({ ...behind, localAddress: SOURCE_ADDRESS, allowHalfOpen: true, noDelay: true });
    for (const [one, other] of bothWays(client, onward)) {
      open.add(one);
      one.on("error", () => other.resetAndDestroy());
      one.on("close", () => void (open.delete(one), other.end()));
    }
    hand(client, onward, asked.sessions);
  });
  server.listen(at.port, at.host);
  await once(server, "listening");
  return {
    asked,
    async stop() {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };

  /** Hands on both ways until the server is ready for TLS, and then anew. */
  function hand(client: Socket, onward: Socket, session: number): void {
    let isTlsWanted = false;
    const fromClient = (chunk: Buffer): void => {
      const lines = linesOf(chunk);
      asked.lines.push(...lines.map((line) => `${session} C: ${line}`));
      asked.recipients += lines.filter((line) => /^RCPT TO/i.test(line)).length;
      isTlsWanted = lines.some((line) => /^STARTTLS/i.test(line));
      onward.write(chunk);
    };
    const fromServer = (chunk: Buffer): void => {
      asked.lines.push(...linesOf(chunk).map((line) => `${session} S: ${line}`));
      client.write(chunk);
      if (!isTlsWanted || !chunk.toString("latin1").startsWith("220")) return;
      client.off("data", fromClient);
      onward.off("data", fromServer);
      hand(...encrypted(client, onward, context), session);
    };
    client.on("data", fromClient);
    onward.on("data", fromServer);
    for (const [one, other] of bothWays(client, onward)) one.on("end", () => void other.end());
  }
}

const bothWays = (client: Socket, onward: Socket): readonly (readonly [Socket, Socket])[] => [
  [client, onward],
  [onward, client],
];

function encrypted(client: Socket, onward: Socket, secureContext: SecureContext): [Socket, Socket] {
  const pair: [Socket, Socket] = [
    new TLSSocket(client, { isServer: true, secureContext }),
    // The server's certificate is as good as any: the client would not look at it either.
    connectTls({ socket: onward, rejectUnauthorized: false }),
  ];
  for (const [one, other] of bothWays(...pair)) one.on("error", () => other.destroy());
  return pair;
}

const linesOf = (chunk: Buffer): string[] => chunk.toString("latin1").split("\r\n").filter(Boolean);
