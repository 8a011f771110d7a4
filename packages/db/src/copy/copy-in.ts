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
    this.#copy = client.query(copyFrom(statement));
    this.#finished = once(this.#copy, "finish");
    // Whoever ends or flushes hears of a failure; until then nobody listens.
    this.#finished.catch(() => {});
  }

  /** Sends what has come together, if it is worth it, and waits while the server is behind. Rejects when the COPY has failed. */
  async flush(): Promise<void> {
    if (!this.rows.isFull) return;
    const sent = this.rows.take();
    if (this.#copy.write(sent)) return;
    await Promise.race([once(this.#copy, "drain"), this.#finished]);
    this.rows.giveBack(sent);
  }

  /** Sends the rest and waits until the server has all rows. May be called again. */
  async end(): Promise<void> {
    if (this.#open) this.#copy.end(this.rows.end());
    this.#open = false;
    await this.#finished;
  }

  /** Has the server forget the rows. The transaction is to be rolled back then. */
  async abandon(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#copy.destroy(new Error("The rows ended before their end."));
    await this.#finished.catch(() => {});
  }
}
