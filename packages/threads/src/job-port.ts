import type { MessagePort } from "node:worker_threads";
import type { FromJob, ToJob } from "./messages.ts";

/** The caller has gone. */
class CallerGoneError extends Error {
  constructor() {
    super("The caller has gone.");
  }
}

/** A job's side of the conversation with its caller, who may close it at any time. */
export class JobPort {
  readonly #port: MessagePort;
  readonly #chunks: Uint8Array[] = [];
  readonly #asked: { readonly value: unknown }[] = [];
  #hasEnded = false;
  #isClosed = false;
  #changed: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", (message: ToJob) => {
      if (message.type === "chunk") this.#chunks.push(message.bytes);
      else if (message.type === "next") this.#asked.push(message);
      else this.#hasEnded = true;
      this.#change();
    });
    port.on("close", () => {
      this.#isClosed = true;
      this.#change();
    });
  }

  /** Waits until the caller asks for a value. Null: it has gone. */
  async asked(): Promise<{ readonly value: unknown } | null> {
    for (;;) {
      if (this.#isClosed) return null;
      const asked = this.#asked.shift();
      if (asked !== undefined) return asked;
      await this.#changed.promise;
    }
  }

  /** The caller's bytes. Throws once the caller has gone, so that the job ends. */
  async *input(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      if (this.#isClosed) throw new CallerGoneError();
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#port.postMessage({ type: "taken", bytes: chunk.length } satisfies FromJob, []);
        yield chunk;
      } else if (this.#hasEnded) return;
      else await this.#changed.promise;
    }
  }

  #change(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
