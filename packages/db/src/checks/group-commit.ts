import type { RecordedTurn, TurnRecord } from "@rollcall/ports";
import { type Database, inShortTransaction } from "../database.ts";
import { type AnyTurn, recordTurns } from "./record-turns.ts";

/** Turns recorded in one transaction: enough to share its cost, few enough that nobody waits long for its locks. */
const BATCH_TURNS = 64;

/** Transactions under way: while one is being made durable, the next is being filled. */
const TRANSACTIONS = 2;

/** Turns that end within this time of one another are recorded together. */
const GATHER_MS = 3;

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
    const turns = batch.map(({ turn }) => turn);
    const recorded = await inShortTransaction(database, (client) => recordTurns(client, turns));
    for (const [index, one] of recorded.entries()) batch[index]?.resolve(one);
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await recordBatch(database, [one]);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
