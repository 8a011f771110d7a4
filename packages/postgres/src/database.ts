import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type DiskRoom, UNKNOWN_ROOM } from "./disk-room.ts";
import { PrismaClient } from "./generated/client.ts";
import { isConnectionLost } from "./is-connection-lost.ts";
import { type StatementListener, watchStatements } from "./watch-statements.ts";

/** The data: Prisma for single records, the pool behind it for set-wise statements and COPY. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Where the data is stored. */
  readonly room: DiskRoom;
  /** Has every statement reported from now on. */
  readonly onStatement: (listener: StatementListener) => void;
  close(): Promise<void>;
}

/** Connects lazily, with at most `poolSize` connections in all. */
export function openDatabase(url: string, poolSize: number, room: DiskRoom = UNKNOWN_ROOM): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // A connection that breaks is replaced on the next use. Without listeners it would end the process: while it is idle, and
  // while it is lent, between two statements of a transaction.
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    room,
    onStatement: watchStatements(pool),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** A connection that is in a transaction. */
export type Transaction = pg.PoolClient;

/** Where a single statement may go: the pool, or a transaction that is open. */
export type Queries = pg.Pool | pg.PoolClient;

/** The pool of a database, or the transaction itself. */
export function queriesOf(from: Database | Transaction): Queries {
  return "prisma" in from ? from.pool : from;
}

export type { QueryResult } from "pg";

/** For the few names and texts that can't be parameters, such as those of a COPY. */
export const { escapeIdentifier, escapeLiteral } = pg;

/** Runs statements in one transaction: all of them count, or none. */
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
    // A connection that cannot roll back is not given back to the pool.
    const broken = await client.query("ROLLBACK").then(
      () => undefined,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

/** serialization_failure and deadlock_detected: the same statements, said again, will do. */
const TRY_AGAIN = new Set(["40001", "40P01"]);
const TRIES = 5;

/** What was learned is worth waiting for a database that restarts. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/**
 * The same for work that may be done over. Where two transactions wait for each other, PostgreSQL ends one, which then
 * begins anew; and where the database is away for a while, we wait for it. `work` must have no effect but through the
 * client, and none if it is done twice: a COMMIT whose answer was lost may have counted.
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
