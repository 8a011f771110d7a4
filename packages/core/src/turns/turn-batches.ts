import { type Database, inShortTransaction, inBatches, type Transaction } from "@rollcall/postgres";
import { type BeginningTurn, beginTurns } from "./begin-turns.ts";
import { judgeTurns } from "./judge-turns.ts";
import { lockKeys } from "./lock-keys.ts";
import { countClosed } from "./record-outcomes.ts";
import { recordTurns } from "./record-turns.ts";
import type { RecordedTurn, TurnBatches, TurnRecord, TurnStart } from "./turn.ts";

type Work =
  | { readonly type: "begin"; readonly turn: BeginningTurn }
  | { readonly type: "record"; readonly turn: TurnRecord };

/**
 * Begins and records the turns of one process in shared transactions (group commit).
 */
export function createTurnBatches(database: Database): TurnBatches {
  const doWork = inBatches<Work, TurnStart | RecordedTurn>(
    (works) => inShortTransaction(database, (client) => doAll(client, works)),
    {
      limit: 250,
      // Lanes wait for the whole batch: many long sessions that end together are recorded in several.
      weightLimit: 1_000,
      weightOf: (work) => (work.type === "record" ? work.turn.addresses : 0),
      atOnce: 2,
      gatherMs: 3,
      keyOf: ({ type, turn }) => (type === "begin" ? turn.request.pacingKey : turn.pacingKey),
      isUrgent: (work) => work.type === "record" && work.turn.isUrgent,
    },
  );
  return {
    beginTurn: async (request, permit) => (await doWork({ type: "begin", turn: { request, permit } })) as TurnStart,
    recordTurn: async (turn) => (await doWork({ type: "record", turn })) as RecordedTurn,
  };
}

/** Recording comes first: it frees what beginning turns need. */
async function doAll(client: Transaction, works: readonly Work[]): Promise<(TurnStart | RecordedTurn)[]> {
  const ended = works.flatMap((work) => (work.type === "record" ? [work.turn] : []));
  const beginning = works.flatMap((work) => (work.type === "begin" ? [work.turn] : []));
  const judged = await judgeTurns(client, ended);
  const keys = await lockKeys(client, [
    ...ended.map(({ pacingKey, egress, laneId }) => ({ pacingKey, egress, laneId, workerId: null })),
    ...beginning.map(({ request }) => request),
  ]);
  const { recorded, closed } = await recordTurns(client, judged, keys);
  const begun = await beginTurns(client, beginning, keys);
  await countClosed(client, closed);
  const results = { record: recorded.values(), begin: begun.values() };
  return works.map(({ type }) => {
    const { done, value } = results[type].next();
    if (done === true) throw new Error(`A turn to ${type} had no result.`);
    return value;
  });
}
