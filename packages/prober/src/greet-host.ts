import type { Socket } from "node:net";
import { encodeCommands, type ReadResult, ReplyReader, replyText, type Egress, type ProberPorts } from "@rollcall/smtp";
import { openConnection } from "./open-connection.ts";

/** Servers may delay the greeting for strangers, but not the connection. */
const CONNECT_LIMIT_MS = 15_000;
const REPLY_LIMIT_MS = 45_000;

/** A server's replies to connecting and EHLO, or why there are none. */
export type HostGreeting =
  | {
      readonly type: "greeted";
      readonly code: number;
      readonly banner: string;
      /** Its reply to EHLO; "" if there was none. */
      readonly ehlo: string;
      readonly localAddress: string | null;
    }
  | {
      readonly type: "failed";
      readonly detail: string;
      /** It was our own proxy that failed; absent: it was not. */
      readonly isProxy?: true;
    };

/** Connects, reads the greeting, sends EHLO and QUIT: enough to know that port 25 is open. Never rejects. */
export async function greetHost(
  address: string,
  port: number,
  egress: Egress,
  ports: ProberPorts,
): Promise<HostGreeting> {
  const endpoint = { address, port, bindAddress: egress.bindAddress, proxy: egress.proxy };
  const opened = await openConnection(endpoint, CONNECT_LIMIT_MS, ports);
  if (opened.type === "aborted") return { type: "failed", detail: "stopped" };
  if (opened.type === "egress_failed") return { type: "failed", detail: opened.detail, isProxy: true };
  if (opened.type === "failed") return { type: "failed", detail: opened.detail };
  const { socket } = opened;
  const replies = new Replies(socket);
  try {
    const banner = await replies.next();
    if (banner.type === "violation") return { type: "failed", detail: banner.violation.detail };
    const { code } = banner.reply;
    // Of a proxied connection it says nothing.
    const localAddress = egress.proxy === undefined ? (socket.localAddress ?? null) : null;
    const greeted = { type: "greeted", code, banner: replyText(banner.reply), ehlo: "", localAddress } as const;
    if (code !== 220) return greeted;
    socket.write(encodeCommands([{ verb: "EHLO", domain: egress.heloName }]));
    const ehlo = await replies.next().catch(() => null);
    return ehlo?.type === "reply" ? { ...greeted, ehlo: replyText(ehlo.reply) } : greeted;
  } catch (error) {
    return { type: "failed", detail: `${address}:${port} ${(error as Error).message}` };
  } finally {
    socket.end(encodeCommands([{ verb: "QUIT" }]));
    socket.destroySoon();
  }
}

/** A server's replies, one at a time. */
class Replies {
  readonly #reader = new ReplyReader();
  readonly #read: ReadResult[] = [];
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Rejects on a timeout or when the server hangs up. */
  async next(): Promise<ReadResult> {
    const ready = this.#read.shift();
    if (ready) return ready;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const socket = this.#socket;
    const onData = (chunk: Buffer): void => {
      this.#read.push(...this.#reader.read(chunk));
      if (this.#read.length > 0) resolve();
    };
    const onClose = (): void => reject(new Error("hung up"));
    const timer = setTimeout(() => reject(new Error(`said nothing in ${REPLY_LIMIT_MS / 1000} s`)), REPLY_LIMIT_MS);
    socket.on("data", onData).once("close", onClose).once("end", onClose);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      socket.off("data", onData).off("close", onClose).off("end", onClose);
    }
    return await this.next();
  }
}
