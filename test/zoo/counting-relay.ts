import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { Listening } from "./zoo-server.ts";

/** What a mail host was asked, as a relay in front of it saw. */
export interface Asked {
  sessions: number;
  recipients: number;
  /** Sessions that went on under TLS, where nothing can be counted. */
  hidden: number;
  /** Lines of both sides, up to TLS. */
  readonly lines: string[];
}

export interface CountingRelay {
  readonly asked: Asked;
  stop(): Promise<void>;
}

/** Where connections come from: servers trust 127.0.0.1. */
const SOURCE_ADDRESS = "127.0.0.2";

/** Listens as a mail host, hands every byte on to the server behind and back, and counts what was asked. */
export async function startCountingRelay(at: Listening, behind: Listening): Promise<CountingRelay> {
  const asked: Asked = { sessions: 0, recipients: 0, hidden: 0, lines: [] };
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    asked.sessions += 1;
    const onward = connect({ ...behind, localAddress: SOURCE_ADDRESS, allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.resetAndDestroy());
      one.on("close", () => void (open.delete(one), other.end()));
    }
    const session = asked.sessions;
    let isHidden = false;
    onward.on("data", (chunk: Buffer) => {
      if (!isHidden) asked.lines.push(...linesOf(chunk).map((line) => `${session} S: ${line}`));
    });
    client.on("data", (chunk: Buffer) => {
      if (isHidden) return;
      const lines = linesOf(chunk);
      asked.lines.push(...lines.map((line) => `${session} C: ${line}`));
      asked.recipients += lines.filter((line) => /^RCPT TO/i.test(line)).length;
      isHidden = lines.some((line) => /^STARTTLS/i.test(line));
      if (isHidden) asked.hidden += 1;
    });
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
}

const linesOf = (chunk: Buffer): string[] => chunk.toString("latin1").split("\r\n").filter(Boolean);
