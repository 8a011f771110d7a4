import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type DiskRoom, UNKNOWN_ROOM } from "./disk-room.ts";
import { createListener, type Listener } from "./listener.ts";
import { PrismaClient } from "./generated/client.ts";
import { isConnectionLost } from "./database-errors.ts";
import { type StatementListener, watchStatements } from "./watch-statements.ts";

/** The database: Prisma for single records, the underlying pool for set-based statements and COPY. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Free space where the data is. */
  readonly room: DiskRoom;
  /** Reports every statement from now on. */
  readonly onStatement: (listener: StatementListener) => void;
  /** Hears of what is notified on `CHANNEL`. */
  readonly listener: Listener;
  close(): Promise<void>;
}

/** What transactions notify that somebody may wait for; the payload is a topic. */
export const CHANNEL = "rollcall";

/** Connects lazily, with at most `poolSize` connections, and one to listen. */
export function openDatabase(url: string, poolSize: number, room: DiskRoom = UNKNOWN_ROOM): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // A broken connection is replaced on the next use. Without listeners its error would end the process, whether it is
  // idle or checked out between two statements.
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  const listener = createListener(url, CHANNEL);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    room,
    onStatement: watchStatements(pool),
    listener,
    async close() {
      await listener.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** A connection in a transaction. */
export type Transaction = pg.PoolClient;

/** Where a single statement can run: the pool or an open transaction. */
export type Queries = pg.Pool | pg.PoolClient;

/** The pool of a database, or the transaction itself. */
export function queriesOf(from: Database | Transaction): Queries {
  return "prisma" in from ? from.pool : from;
}

export type { QueryResult } from "pg";

/** For the few values that can't be parameters, such as in COPY. */
export const { escapeIdentifier, escapeLiteral } = pg;

/** Runs `work` in a transaction; rolls back if it rejects. */
export async function inTransaction<Result>(
  database: Database,
  work: (client: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // A connection that can't roll back is discarded.
    const broken = await client.query("ROLLBACK").then(
      () => undefined,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

/** serialization_failure and deadlock_detected: the same statements succeed when retried. */
const TRY_AGAIN = new Set(["40001", "40P01"]);
const TRIES = 5;

/** Results are worth waiting for a database restart. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/**
 * The same with retries: after a deadlock or serialization failure, and while the database is unavailable. `work` must
 * be idempotent, and have no effects except through the client: a COMMIT whose response was lost may have succeeded.
 */
export async function inShortTransaction<Result>(
  database: Database,
  work: (client: Transaction) => Promise<Result>,
): Promise<Result> {
  const endMs = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ;) {
    try {
      return await inTransaction(database, work);
    } catch (error) {
      if (isConnectionLost(error) && performance.now() < endMs) {
        await new Promise((resolve) => void setTimeout(resolve, PAUSE_MS));
      } else {
        if (attempt >= TRIES || !TRY_AGAIN.has((error as { code?: string }).code ?? "")) throw error;
        attempt += 1;
      }
    }
  }
}

/** The database's time: all processes share it, whatever their own machines' clocks say. To the millisecond. */
export async function databaseNow(client: Queries): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const [row] = rows;
  if (!row) throw new Error("PostgreSQL did not say what time it is");
  return row.now;
}
