import { once } from "node:events";
import type pg from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";

/**
 * A running `COPY … FROM STDIN (FORMAT binary)`, which occupies its connection until it ends. Its bytes are those of one
 * `BinaryCopy`, in order and to its end.
 */
export class CopyIn {
  readonly #copy: CopyStreamQuery;
  readonly #finished: Promise<unknown>;
  #open = true;

  constructor(client: pg.PoolClient, statement: string) {
    this.#copy = client.query(outlivingItsConnection(copyFrom(statement)));
    this.#finished = once(this.#copy, "finish");
    // Failures are reported by `end` and `flush`, but may occur between their calls.
    this.#finished.catch(() => {
      this.#open = false;
    });
    // `once` handles only the first error; an unhandled one would end the process.
    this.#copy.on("error", () => {});
  }

  /** Sends some bytes, with backpressure. They must not change any more. Rejects if the COPY has failed. */
  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#open) await this.#finished;
    // pg wants a Buffer.
    const sent = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#copy.write(sent)) return;
    await Promise.race([once(this.#copy, "drain"), this.#finished]);
  }

  /** Waits until the server has all rows. Idempotent. Rejects if the COPY has failed. */
  async end(): Promise<void> {
    if (this.#open) this.#copy.end();
    this.#open = false;
    await this.#finished;
  }

  /** Makes the server discard the rows; roll the transaction back afterwards. Does nothing if the COPY has failed. */
  async abandon(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#copy.destroy(new Error("The rows ended prematurely."));
    await this.#finished.catch(() => {});
  }
}

/** The parts of a connection that pg-copy-streams uses, as no-ops. */
const LOST = {
  sendCopyFail(): void {},
  stream: { write: () => true, once: () => LOST.stream },
};

/**
 * pg-copy-streams 7.0.0 sets `connection` to null when the server reports an error or the connection ends, but uses it
 * afterwards: in `destroy`, and when a socket drains. Either is a TypeError outside of any promise, which would end the
 * process. So a lost connection is replaced by a no-op.
 */
export function outlivingItsConnection(copy: CopyStreamQuery): CopyStreamQuery {
  let connection: unknown;
  return Object.defineProperty(copy, "connection", {
    get: () => connection,
    set: (value: unknown) => {
      connection = value ?? LOST;
    },
  });
}
