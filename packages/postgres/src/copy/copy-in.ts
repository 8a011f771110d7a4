import { once } from "node:events";
import type pg from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { BinaryCopy } from "./binary-copy.ts";

/** A `COPY … FROM STDIN (FORMAT binary)` that is under way on a connection, which does nothing else until it has ended. */
export class CopyIn {
  /** Where the rows are written. */
  readonly rows: BinaryCopy = new BinaryCopy();
  readonly #copy: CopyStreamQuery;
  readonly #finished: Promise<unknown>;
  #open = true;

  constructor(client: pg.PoolClient, statement: string) {
    this.#copy = client.query(outlivingItsConnection(copyFrom(statement)));
    this.#finished = once(this.#copy, "finish");
    // A failure is reported by `end` and `flush`; it may come when neither is waiting.
    this.#finished.catch(() => {
      this.#open = false;
    });
    // `once` hears the first error alone; a stream whose later one nobody hears ends the process.
    this.#copy.on("error", () => {});
  }

  /** Sends what has come together, if it is worth it, and waits while the server is behind. Rejects when the COPY has failed. */
  async flush(): Promise<void> {
    if (!this.rows.isFull) return;
    if (!this.#open) await this.#finished;
    const sent = this.rows.take();
    if (this.#copy.write(sent)) return;
    await Promise.race([once(this.#copy, "drain"), this.#finished]);
    this.rows.giveBack(sent);
  }

  /** Sends the rest and waits until the server has all rows. May be called again. Rejects when the COPY has failed. */
  async end(): Promise<void> {
    if (this.#open) this.#copy.end(this.rows.end());
    this.#open = false;
    await this.#finished;
  }

  /** Has the server forget the rows. The transaction is to be rolled back then. Does nothing where the COPY has failed. */
  async abandon(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#copy.destroy(new Error("The rows ended before their end."));
    await this.#finished.catch(() => {});
  }
}

/** What pg-copy-streams uses of its connection, once that is lost: bytes go nowhere, and no buffer of it drains. */
const LOST = {
  sendCopyFail(): void {},
  stream: { write: () => true, once: () => LOST.stream },
};

/**
 * pg-copy-streams 7.0.0 sets `connection` to null when the server reports an error or the connection ends, and still uses it
 * afterwards: in `destroy`, and when a socket drains that it waited for. Each is a TypeError outside of every promise, which
 * would end the process. So a lost connection is replaced by one that does nothing.
 */
function outlivingItsConnection(copy: CopyStreamQuery): CopyStreamQuery {
  let connection: unknown;
  return Object.defineProperty(copy, "connection", {
    get: () => connection,
    set: (value: unknown) => {
      connection = value ?? LOST;
    },
  });
}
