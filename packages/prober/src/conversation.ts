import type { Socket } from "node:net";
import {
  commandLine,
  deadlineMs,
  type Dialogue,
  type Effect,
  type Input,
  type Planned,
  receive,
  ReplyReader,
  step,
} from "@rollcall/smtp";
import { Alarm } from "./alarm.ts";
import { onAbort } from "./on-abort.ts";
import { secureConnection } from "./open-connection.ts";
import type { ProberPorts } from "@rollcall/smtp";
import type { SessionLog } from "./session-log.ts";

/** Grace for flushing QUIT before the connection is destroyed. */
const LINGER_MS = 1000;

/** Detail of a connection that ended without an error. */
const CLOSED = "closed by the server";

/**
 * Runs one dialogue over one connection: feeds it input and carries out its effects. Decides nothing.
 *
 * - talking: until the dialogue closes. Input comes from the socket, the alarm and the caller's signal.
 * - closing: our last bytes are being flushed; input is ignored. Ends with the socket, or by force after LINGER_MS.
 * - closed: no socket, timer or listener is left; the promise of `run` is settled.
 */
export class Conversation {
  readonly #log: SessionLog;
  readonly #ports: ProberPorts;
  readonly #endMs: number;
  readonly #alarm: Alarm;
  readonly #done = Promise.withResolvers<Dialogue>();
  #mode: "talking" | "closing" | "closed" = "talking";
  #dialogue: Dialogue;
  #reader = new ReplyReader();
  #socket: Socket;
  #unlisten: () => void = () => undefined;
  #forgetAbort: () => void = () => undefined;

  /** `endMs`: deadline of the whole session. */
  constructor(dialogue: Dialogue, socket: Socket, endMs: number, log: SessionLog, ports: ProberPorts) {
    this.#dialogue = dialogue;
    this.#socket = socket;
    this.#endMs = endMs;
    this.#log = log;
    this.#ports = ports;
    this.#alarm = new Alarm(ports.nowMs, () => this.#guard(() => this.#ring()));
  }

  /** Runs the dialogue to its end. Rejects only for bugs, ours or the caller's, never for what the peer does. */
  run(): Promise<Dialogue> {
    this.#unlisten = this.#listen(this.#socket);
    this.#forgetAbort = onAbort(this.#ports.signal, () => this.#abort());
    this.#log.begin("banner", this.#dialogue.plan.host);
    this.#setAlarm();
    if (this.#ports.signal?.aborted === true) this.#abort();
    if (this.#socket.closed) this.#onGone();
    return this.#done.promise;
  }

  /** Attaches listeners; the returned function detaches them. */
  #listen(socket: Socket): () => void {
    let detail = CLOSED;
    const onData = (chunk: Buffer): void => this.#guard(() => this.#hear(chunk));
    const onEnd = (): void => this.#guard(() => this.#take({ type: "closed", detail, atMs: this.#ports.nowMs() }));
    const onError = (error: NodeJS.ErrnoException): void => {
      detail = error.code ?? error.message;
      if (this.#dialogue.awaiting === "handshake")
        this.#guard(() => this.#take({ type: "tls_failed", detail, atMs: this.#ports.nowMs() }));
    };
    const onClose = (): void => this.#onGone(detail);
    socket.on("data", onData).on("end", onEnd).on("error", onError).on("close", onClose);
    return () => socket.off("data", onData).off("end", onEnd).off("error", onError).off("close", onClose);
  }

  #onGone(detail = CLOSED): void {
    this.#guard(() => {
      this.#take({ type: "closed", detail, atMs: this.#ports.nowMs() });
      this.#finish();
    });
  }

  #abort(): void {
    this.#guard(() => this.#take({ type: "abort", atMs: this.#ports.nowMs() }));
  }

  #hear(chunk: Uint8Array): void {
    if (this.#mode !== "talking" || this.#dialogue.awaiting === "handshake") return;
    const [next, effects] = receive(this.#dialogue, this.#reader, chunk, this.#ports.nowMs());
    this.#advance(next, effects);
  }

  #take(input: Input): void {
    if (this.#mode !== "talking") return;
    const [next, effects] = step(this.#dialogue, input);
    this.#advance(next, effects);
  }

  #advance(next: Dialogue, effects: readonly Effect[]): void {
    this.#dialogue = next;
    for (const effect of effects) this.#carryOut(effect);
    if (this.#mode === "talking") this.#setAlarm();
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case "send":
        this.#send(effect.commands);
        return;
      case "observe":
        this.#observe(effect);
        return;
      case "start_tls":
        this.#startTls();
        return;
      case "close":
        this.#close();
        return;
      default:
        effect satisfies never;
    }
  }

  #send(commands: readonly Planned[]): void {
    if (!this.#socket.writable) return;
    let lines = "";
    for (const { command, step } of commands) {
      const line = commandLine(command);
      this.#log.say("C", line);
      this.#log.begin(step, this.#dialogue.plan.host);
      lines += `${line}\r\n`;
    }
    this.#socket.write(lines);
  }

  #observe({ step, code, detail, durationMs }: Effect & { type: "observe" }): void {
    if (code === null) this.#log.say("#", `${step}: ${detail}`);
    else {
      const lines = detail.split("\n");
      for (const [index, line] of lines.entries())
        this.#log.say("S", `${code}${index + 1 < lines.length ? "-" : " "}${line}`);
    }
    this.#log.end(step, this.#dialogue.plan.host, { code, detail, durationMs });
  }

  #startTls(): void {
    const plain = this.#socket;
    // The TLS socket reports errors; an unhandled one on the plain socket would still crash the process.
    plain.on("error", () => undefined);
    this.#unlisten();
    this.#reader = new ReplyReader();
    const secure = secureConnection(plain, this.#dialogue.plan.host);
    this.#socket = secure;
    this.#unlisten = this.#listen(secure);
    secure.once("secureConnect", () =>
      this.#guard(() => {
        this.#log.say("#", `secured by ${secure.getProtocol() ?? "TLS"} ${secure.getCipher().name}`);
        this.#take({ type: "secured", atMs: this.#ports.nowMs() });
      }),
    );
  }

  #setAlarm(): void {
    this.#alarm.set(Math.min(deadlineMs(this.#dialogue), this.#endMs));
  }

  #ring(): void {
    if (this.#mode !== "talking") return void this.#socket.destroy();
    this.#take({
      type: "timeout",
      sessionOver: this.#endMs < deadlineMs(this.#dialogue),
      atMs: this.#ports.nowMs(),
    });
  }

  #close(): void {
    if (this.#mode !== "talking") return;
    this.#mode = "closing";
    this.#alarm.stop();
    if (this.#socket.destroyed) return;
    if (this.#socket.writableLength === 0) this.#socket.destroy();
    else this.#socket.destroySoon();
    this.#alarm.set(this.#ports.nowMs() + LINGER_MS);
  }

  #finish(): void {
    if (this.#mode === "closed") return;
    this.#mode = "closed";
    this.#release();
    this.#log.say("#", "closed");
    this.#log.end("close", this.#dialogue.plan.host, { detail: null, code: null, durationMs: null });
    this.#done.resolve(this.#dialogue);
  }

  #release(): void {
    this.#alarm.stop();
    this.#forgetAbort();
  }

  /** An error thrown in a listener would crash the process: reject `run` instead, and close the connection. */
  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#mode = "closed";
      this.#release();
      this.#socket.destroy();
      this.#done.reject(error);
    }
  }
}
