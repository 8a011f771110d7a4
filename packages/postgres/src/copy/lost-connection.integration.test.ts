import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Database, inTransaction, openDatabase } from "../database.ts";
import { BinaryCopy } from "./binary-copy.ts";
import { CopyIn } from "./copy-in.ts";
import { copyOut } from "./copy-out.ts";

/**
 * What a failover, a restart or an operator does to a connection during a COPY. An error outside of any promise is an
 * uncaught exception, which fails the test run as it would end the server.
 */

let database: Database;
let admin: pg.Client;
beforeAll(async () => {
  const url = await freshDatabase();
  database = openDatabase(url, 4);
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query("CREATE TABLE numbers (text text)");
});
afterAll(async () => {
  await admin.end();
  await database.close();
});

/** The server terminates the connection with an error, or the socket is cut. */
const LOSSES = ["terminated by the server", "cut"] as const;
type Loss = (typeof LOSSES)[number];

async function lose(client: pg.PoolClient, pid: number, loss: Loss): Promise<void> {
  if (loss === "cut") client.connection.stream.destroy();
  else await admin.query("SELECT pg_terminate_backend($1)", [pid]);
}

async function pidOf(client: pg.PoolClient): Promise<number> {
  return (await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]!.pid;
}

const TEXT = "x".repeat(10_000);
const BATCHES = 60;
const ROWS_A_BATCH = 50;

function writeBatch(rows: BinaryCopy): void {
  for (let row = 0; row < ROWS_A_BATCH; row += 1) {
    rows.row(1);
    rows.text(TEXT);
  }
}

/** Imports 30 MB, and loses the connection after some batches. */
async function importAndLose(after: number, loss: Loss, patient: boolean): Promise<void> {
  await inTransaction(database, async (client) => {
    const pid = await pidOf(client);
    const copy = new CopyIn(client, "COPY numbers (text) FROM STDIN (FORMAT binary)");
    const rows = new BinaryCopy();
    let losing: Promise<void> = Promise.resolve();
    try {
      for (let batch = 0; batch < BATCHES; batch += 1) {
        writeBatch(rows);
        if (batch === after) {
          losing = lose(client, pid, loss);
          if (patient) await losing;
        }
        if (rows.isFull) await copy.write(rows.take());
      }
      await copy.write(rows.end());
      await copy.end();
    } catch (error) {
      await copy.abandon();
      throw error;
    } finally {
      await losing;
    }
  });
}

describe.each(LOSSES)("a connection that is %s", (loss) => {
  test.each([0, 1, 2, 3, 7, 20, 59])("CopyIn: rejects after batch %i, and the pool stays usable", async (after) => {
    for (const patient of [true, false])
      await expect(importAndLose(after, loss, patient)).rejects.toBeInstanceOf(Error);
    expect((await database.pool.query("SELECT count(*)::int AS rows FROM numbers")).rows).toEqual([{ rows: 0 }]);
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  });

  test.each([0, 1, 5])("copyOut: rejects after batch %i, and the pool stays usable", async (after) => {
    const client = await database.pool.connect();
    const pid = await pidOf(client);
    const read = async (): Promise<void> => {
      let batch = 0;
      for await (const rows of copyOut(client, "SELECT repeat('x', 1000) FROM generate_series(1, 100000)")) {
        expect(rows.length).toBeGreaterThan(0);
        if (batch === after) await lose(client, pid, loss);
        batch += 1;
      }
    };
    await expect(read()).rejects.toBeInstanceOf(Error);
    client.release(true);
    expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});
