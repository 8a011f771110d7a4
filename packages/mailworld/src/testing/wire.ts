import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Timeout for the next line. */
const PATIENCE_MS = 60_000;

/**
 * Plays a transcript against a host and fails where it differs. Lines:
 * - `S: text`: the server's next line, with … for any run of characters
 * - `C: text`: we send it; consecutive `C:` lines go in one write
 * - `# 250`: the server's whole next reply, whatever its text
 * - `# secured`: TLS handshake
 * - `# closed`: the server closes
 * - `# quiet 50`: it says nothing for 50 ms
 * - `# wait 50`: we wait 50 ms
 */
export async function play(address: string, port: number, transcript: string): Promise<void> {
  const wire = new Wire(connect(port, address));
  await wire.opened();
  try {
    for (const step of stepsOf(transcript)) await perform(wire, step);
  } finally {
    wire.destroy();
  }
}

function stepsOf(transcript: string): string[] {
  const steps: string[] = [];
  for (const line of transcript.split("\n").map((text) => text.trim())) {
    const last = steps.at(-1);
    if (line.startsWith("C:") && last?.startsWith("C:")) steps[steps.length - 1] = `${last}\r\n${line.slice(3)}`;
    else if (line !== "") steps.push(line);
  }
  return steps;
}

async function perform(wire: Wire, step: string): Promise<void> {
  const [, kind = "", text = ""] = /^(\S+)\s?([^]*)$/.exec(step) ?? [];
  if (kind === "C:") return wire.say(`${text}\r\n`);
  if (kind === "S:") return expectLine(await wire.line(), text);
  if (/^\d{3}$/.test(text)) return expectReply(wire, text);
  const [word = "", number] = text.split(" ");
  switch (word) {
    case "secured":
      return wire.secure();
    case "closed":
      return wire.closed();
    case "quiet":
      return wire.quiet(Number(number));
    case "wait":
      return pause(Number(number));
    default:
      throw new Error(`Cannot play "${step}"`);
  }
}

async function expectReply(wire: Wire, code: string): Promise<void> {
  expectLine(await wire.reply(), `${code}…`);
}

function expectLine(line: string, expected: string): void {
  const parts = expected.split("…");
  const pattern = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(".*");
  if (!new RegExp(`^${pattern}$`, "s").test(line))
    throw new Error(`Expected "${expected}", but the server said "${line}"`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** A line-based client connection. */
export class Wire {
  #socket: Socket;
  #text = "";
  #ended = false;
  #wake: () => void = () => undefined;

  readonly #patienceMs: number;

  constructor(socket: Socket, patienceMs: number = PATIENCE_MS) {
    this.#socket = socket;
    this.#patienceMs = patienceMs;
    this.#listen(socket);
  }

  async opened(): Promise<void> {
    await once(this.#socket, "connect");
  }

  say(text: string): void {
    this.#socket.write(text);
  }

  async line(): Promise<string> {
    await this.#until(() => this.#text.includes("\n") || this.#ended, "a line");
    const end = this.#text.indexOf("\n");
    if (end === -1) throw new Error("Expected a line, but the server closed the connection");
    const line = this.#text.slice(0, end).replace(/\r$/, "");
    this.#text = this.#text.slice(end + 1);
    return line;
  }

  /** The last line of the next reply. */
  async reply(): Promise<string> {
    for (;;) {
      const line = await this.line();
      if (line[3] !== "-") return line;
    }
  }

  async closed(): Promise<void> {
    await this.#until(() => this.#ended, "the server to close");
    if (this.#text !== "") throw new Error(`Expected the end, but the server said "${this.#text}"`);
  }

  async quiet(ms: number): Promise<void> {
    await pause(ms);
    if (this.#text !== "" || this.#ended) throw new Error(`Expected silence, but the server said "${this.#text}"`);
  }

  async secure(): Promise<void> {
    this.#socket.removeAllListeners("data");
    const secured = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    await once(secured, "secureConnect");
    this.#socket = secured;
    this.#listen(secured);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #listen(socket: Socket): void {
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      this.#text += text;
      this.#wake();
    });
    const end = (): void => {
      this.#ended = true;
      this.#wake();
    };
    socket.on("error", end);
    socket.on("end", end);
    socket.on("close", end);
  }

  async #until(ready: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + this.#patienceMs;
    while (!ready()) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`Expected ${what}, but nothing came for ${this.#patienceMs} ms`);
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([woken, pause(Math.min(left, 200))]);
    }
  }
}
