import type { RecordedTurn, TurnRecord } from "@rollcall/ports";
import { type Database, inShortTransaction } from "../database.ts";
import { isConnectionLost } from "./is-connection-lost.ts";
import { type AnyTurn, recordTurns } from "./record-turns.ts";

/** Turns recorded in one transaction: enough to share its cost, few enough that nobody waits long for its locks. */
const BATCH_TURNS = 64;

/** Transactions under way: while one is being made durable, the next is being filled. */
const TRANSACTIONS = 2;

/** Turns that end within this time of one another are recorded together. */
const GATHER_MS = 3;

/** What a session learned is worth waiting for a database that restarts. After this the turn fails, and is taken again. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

interface Waiting {
  readonly turn: AnyTurn;
  readonly resolve: (recorded: RecordedTurn<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Records turns of one process, several in one transaction. Each call settles when its turn is durable. A turn that can't
 * be recorded fails alone: the others of its batch are recorded without it.
 */
export function groupCommit(database: Database): <State>(turn: TurnRecord<State>) => Promise<RecordedTurn<State>> {
  let waiting: Waiting[] = [];
  let underWay = 0;
  const pump = async (): Promise<void> => {
    if (underWay >= TRANSACTIONS) return;
    underWay += 1;
    await pause(GATHER_MS);
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_TURNS);
      waiting = waiting.slice(BATCH_TURNS);
      await recordBatch(database, batch);
    }
    underWay -= 1;
  };
  return async <State>(turn: TurnRecord<State>) =>
    await new Promise<RecordedTurn<State>>((resolve, reject) => {
      // The state goes back to the one turn whose step made it.
      waiting.push({ turn, resolve: resolve as Waiting["resolve"], reject });
      void pump();
    });
}

async function recordBatch(database: Database, batch: readonly Waiting[]): Promise<void> {
  try {
    const recorded = await patiently(() =>
      inShortTransaction(database, (client) =>
        recordTurns(
          client,
          batch.map(({ turn }) => turn),
        ),
      ),
    );
    for (const [index, one] of recorded.entries()) batch[index]?.resolve(one);
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await recordBatch(database, [one]);
  }
}

/** Again and again while the database can't be reached. What was recorded without our hearing of it is not counted twice. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() > endMs) throw error;
      await pause(PAUSE_MS);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
