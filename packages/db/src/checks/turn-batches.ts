import type { RecordedTurn, TurnStart, TurnStore } from "@rollcall/ports";
import type pg from "pg";
import { type Database, inShortTransaction } from "../database.ts";
import { inBatches } from "../in-batches.ts";
import { type BeginningTurn, beginTurns } from "./begin-turns.ts";
import { type AnyTurn, judgeTurns } from "./judge-turns.ts";
import { lockKeys } from "./lock-keys.ts";
import { countClosed } from "./record-outcomes.ts";
import { recordTurns } from "./record-turns.ts";

type Work =
  | { readonly type: "begin"; readonly turn: BeginningTurn }
  | { readonly type: "record"; readonly turn: AnyTurn };

/**
 * Begins and records the turns of one process, many in one transaction. Each call settles when its turn is durable. A
 * transaction begins at most one turn of a key: the next one depends on what it has taken from the pace.
 */
export function turnBatches(database: Database): Pick<TurnStore, "beginTurn" | "recordTurn"> {
  const doWork = inBatches<Work, TurnStart | RecordedTurn<unknown>>(
    (works) => inShortTransaction(database, (client) => doAll(client, works)),
    {
      limit: 250,
      atOnce: 2,
      gatherMs: 3,
      keyOf: ({ type, turn }) => (type === "begin" ? turn.request.pacingKey : turn.pacingKey),
      isSingle: ({ type }) => type === "begin",
      isUrgent: (work) => work.type === "record" && work.turn.isUrgent,
    },
  );
  return {
    beginTurn: async (request, permit) => (await doWork({ type: "begin", turn: { request, permit } })) as TurnStart,
    // The state goes back to the one turn whose step made it.
    recordTurn: async <State>(turn: AnyTurn) => (await doWork({ type: "record", turn })) as RecordedTurn<State>,
  };
}

/** What has ended comes first: it frees what the others ask for. */
async function doAll(client: pg.PoolClient, works: readonly Work[]): Promise<(TurnStart | RecordedTurn<unknown>)[]> {
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
  return works.map(({ type }) => results[type].next().value ?? { type: "idle" });
}
