import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { SecureContext } from "node:tls";
import { renderReply } from "../replies/reply-texts.ts";
import { answerCommand, greet } from "./answer-command.ts";
import { textsOf } from "./answer-rcpt.ts";
import { beginDialogue, endTransaction } from "./dialogue.ts";
import type { Dialogue, Reply, Surroundings } from "./dialogue.ts";

/** Longest line accepted; RFC 5321 §4.5.3.1.4 requires 512, extensions add to it. */
const LINE_LIMIT_CHARS = 4096;
/** RFC 5321 §4.5.3.2.7: a server waits at least 5 minutes. */
const IDLE_TIMEOUT_MS = 300_000;
/** Client lines recorded per session. */
const SAID_LIMIT_LINES = 100;
/** Fatal TLS alert handshake_failure (RFC 8446 §6), as sent by a broken TLS setup. */
const TLS_ALERT_HANDSHAKE_FAILURE = Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28]);

/** Summary of an ended session. */
interface SessionEnd {
  readonly helo: string | null;
  readonly ending: "quit" | "vanished" | "closedByServer";
  readonly secured: boolean;
  readonly said: readonly string[];
}

export interface SessionSetting {
  readonly host: string;
  /** The client has more sessions open than the host allows. */
  readonly crowded: boolean;
  readonly keepSaid: boolean;
  readonly secureContext: SecureContext;
  readonly onEnd: (end: SessionEnd) => void;
}

let replies = 0;

/**
 * One session of an MX host. Modes: `waiting` (a reply is delayed; input is buffered, not parsed), `data` (message text
 * is discarded), `deaf` (the greeting was silence or garbage; input is discarded), `commands` (commands are answered as
 * they arrive).
 */
export class SmtpSession {
  readonly #around: Surroundings;
  readonly #setting: SessionSetting;
  readonly #dialogue: Dialogue;
  readonly #said: string[] = [];
  #socket: Socket;
  #mode: "commands" | "waiting" | "data" | "deaf" = "waiting";
  #pending = "";
  #out = "";
  #timer: NodeJS.Timeout | undefined;
  #quit = false;
  #closing = false;

  constructor(socket: Socket, around: Surroundings, setting: SessionSetting) {
    this.#around = around;
    this.#setting = setting;
    this.#socket = socket;
    this.#dialogue = beginDialogue(setting.host, socket.remoteAddress ?? "unknown");
    socket.setTimeout(this.#scaled(around.manners().idleTimeoutMs ?? IDLE_TIMEOUT_MS));
    socket.once("close", () => this.#end());
    this.#listenTo(socket);
    this.#after(around.manners().greetingDelayMs ?? 0, () => this.#greet());
    this.#pump();
  }

  /** Drops the connection: with RST, as a crash does, or by closing it under TLS. */
  cut(): void {
    this.#closing = true;
    if (this.#socket instanceof TLSSocket) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  #listenTo(socket: Socket): void {
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => this.#read(text));
    socket.on("error", () => socket.destroy());
    socket.on("timeout", () => this.#say({ template: textsOf(this.#around.manners()).idle, next: "close" }));
  }

  #greet(): void {
    const manners = this.#around.manners();
    const greeting = greet(manners, textsOf(manners), this.#setting.crowded);
    switch (greeting.type) {
      case "say":
        if (this.#pending !== "" && manners.enforcesSync) return this.#unsynchronized();
        return this.#say({ template: greeting.template, ...(greeting.next === "close" ? { next: "close" } : {}) });
      case "silence":
        this.#mode = "deaf";
        return;
      case "hang_up":
        return this.#close(null);
      case "raw":
        this.#mode = "deaf";
        this.#write(greeting.text, greeting.everyMs);
    }
  }

  #write(text: string, againMs: number | null): void {
    this.#socket.write(text);
    if (againMs !== null) this.#timer = this.#around.startTimer(() => this.#write(text, againMs), againMs);
  }

  #read(text: string): void {
    if (this.#mode === "deaf") return;
    this.#pending += text;
    this.#pump();
  }

  /** Answers buffered lines in order until a reply is delayed. */
  #pump(): void {
    while (!this.#closing && (this.#mode === "commands" || this.#mode === "data")) {
      const end = this.#pending.indexOf("\n");
      if (end === -1) break;
      const line = this.#pending.slice(0, this.#pending[end - 1] === "\r" ? end - 1 : end);
      this.#pending = this.#pending.slice(end + 1);
      if (this.#mode === "data") this.#swallow(line);
      else this.#answer(line);
    }
    if (this.#pending.length > LINE_LIMIT_CHARS && this.#mode === "commands" && !this.#closing) {
      this.#pending = "";
      this.#say({ template: textsOf(this.#around.manners()).lineTooLong, next: "close" });
    }
    this.#flush();
  }

  #answer(line: string): void {
    if (this.#setting.keepSaid && this.#said.length < SAID_LIMIT_LINES) this.#said.push(line);
    const reply = answerCommand(line, this.#dialogue, this.#around);
    const manners = this.#around.manners();
    const quit = /^quit\s*$/i.test(line);
    if (quit) this.#quit = true;
    if (manners.enforcesSync && this.#pending !== "" && /^(?:ehlo|helo|starttls)\b/i.test(line))
      return this.#unsynchronized();
    const { tarpit } = manners;
    const tarpitMs = tarpit !== undefined && this.#dialogue.refused > tarpit.afterRefusals ? tarpit.delayMs : 0;
    this.#after((reply.delayMs ?? 0) + (manners.replyDelayMs ?? 0) + (quit ? 0 : tarpitMs), () => this.#say(reply));
  }

  #unsynchronized(): void {
    this.#say({ template: textsOf(this.#around.manners()).notSynchronized, next: "close" });
  }

  #swallow(line: string): void {
    if (line !== ".") return;
    for (const record of this.#around.records) record.messages += 1;
    endTransaction(this.#dialogue);
    this.#dialogue.nonMail = 0;
    this.#mode = "commands";
    this.#say({ template: textsOf(this.#around.manners()).dataAccepted });
  }

  #say(reply: Reply): void {
    if (this.#closing) return;
    const text = reply.template === null ? null : this.#render(reply.template, reply);
    if (reply.next === "close") return this.#close(text);
    const { dripMs } = this.#around.manners();
    if (text !== null && dripMs !== undefined) return this.#drip(text, this.#scaled(dripMs), reply);
    if (text !== null) this.#out += text;
    this.#next(reply);
  }

  #next(reply: Reply): void {
    this.#mode = reply.next === "data" ? "data" : "commands";
    if (reply.next === "secure") this.#secure();
    if (reply.next === "break_tls") this.#breakTls();
  }

  #drip(text: string, everyMs: number, reply: Reply): void {
    this.#mode = "waiting";
    let sent = 0;
    this.#timer = setInterval(() => {
      this.#socket.write(text[sent] ?? "");
      sent += 1;
      if (sent < text.length) return;
      clearInterval(this.#timer);
      this.#next(reply);
      this.#pump();
    }, everyMs);
  }

  #render(template: string, reply: Reply): string {
    replies += 1;
    const dialogue = this.#dialogue;
    return renderReply(template, {
      host: dialogue.host,
      client: dialogue.client,
      helo: reply.helo ?? dialogue.helo ?? "",
      sender: reply.sender ?? dialogue.sender ?? "",
      id: (0xa5_00_00_00 + replies).toString(16),
      ...(reply.rcpt === undefined ? {} : { rcpt: reply.rcpt }),
      ...(reply.domain === undefined ? {} : { domain: reply.domain }),
      ...(reply.waitMs === undefined ? {} : { waitMs: reply.waitMs }),
    });
  }

  #flush(): void {
    if (this.#out === "" || this.#closing) return;
    this.#socket.write(this.#out);
    this.#out = "";
  }

  #close(lastWords: string | null): void {
    this.#closing = true;
    clearTimeout(this.#timer);
    const text = this.#out + (lastWords ?? "");
    this.#out = "";
    if (text === "") this.#socket.destroy();
    else this.#socket.end(text, () => this.#socket.destroySoon());
  }

  #after(delayMs: number, act: () => void): void {
    const scaled = this.#scaled(delayMs);
    if (scaled <= 0) return act();
    this.#mode = "waiting";
    this.#flush();
    this.#timer = this.#around.startTimer(() => {
      act();
      this.#pump();
    }, scaled);
  }

  /** Synchronous with the reply to STARTTLS: the client's next bytes must not be read as plain text. */
  #secure(): void {
    this.#mode = "waiting";
    // RFC 3207 §6: discard what was sent in plain text after STARTTLS.
    this.#pending = "";
    const plain = this.#socket;
    plain.removeAllListeners("data");
    plain.removeAllListeners("timeout");
    this.#flush();
    const secured = new TLSSocket(plain, { isServer: true, secureContext: this.#setting.secureContext });
    secured.setTimeout(plain.timeout ?? IDLE_TIMEOUT_MS);
    this.#socket = secured;
    this.#listenTo(secured);
    secured.once("secure", () => this.#secured());
  }

  #secured(): void {
    this.#dialogue.secured = true;
    this.#dialogue.helo = null;
    endTransaction(this.#dialogue);
    this.#mode = "commands";
    for (const record of this.#around.records) record.secured += 1;
    this.#pump();
  }

  #breakTls(): void {
    this.#mode = "deaf";
    this.#flush();
    this.#socket.removeAllListeners("data");
    this.#socket.once("data", () => {
      this.#closing = true;
      this.#socket.end(TLS_ALERT_HANDSHAKE_FAILURE);
    });
  }

  #end(): void {
    clearTimeout(this.#timer);
    const ending = this.#quit ? "quit" : this.#closing ? "closedByServer" : "vanished";
    this.#closing = true;
    this.#setting.onEnd({ helo: this.#dialogue.helo, ending, secured: this.#dialogue.secured, said: this.#said });
  }

  #scaled(ms: number): number {
    return ms * this.#around.timeScale;
  }
}
