import type { PacingState } from "@rollcall/pacing";
import type { Transaction } from "@rollcall/postgres";
import { takeBackRefusals, type Flip, redecideAcceptances } from "../guard/reconsider.ts";
import { SLEEP_LEASE_S, keyName, readNextDue } from "../lanes/due-keys.ts";
import type { FreshFor } from "../runs/run.ts";
import type { JudgedTurn, JudgedTurns } from "./judge-turns.ts";
import { type LockedKeys, storedPace } from "./lock-keys.ts";
import { type ClosedCheck, countClosed, requeueAll, storeVerdicts } from "./record-outcomes.ts";
import { recordScouts } from "./scouts.ts";
import type { RecordedTurn, TurnRecord } from "./turn.ts";

/** Results of recording turns. */
export interface RecordedTurns {
  /** In the order of the turns. */
  readonly recorded: readonly RecordedTurn[];
  /** Closed checks, not counted yet: all recordings update the same few run rows, so that comes last. */
  readonly closed: readonly ClosedCheck[];
}

/** Records the results of turns whose keys are locked. */
export async function recordTurns(
  client: Transaction,
  { judged, flips }: JudgedTurns,
  keys: LockedKeys,
): Promise<RecordedTurns> {
  const turns = judged.map(({ turn }) => turn);
  const freshFor = turns[0]?.freshFor;
  if (!freshFor) return { recorded: [], closed: [] };
  for (const turn of turns) keys.stepped.set(keyName(turn), turn.step(storedPace(keys, turn)));
  let closed = await storeVerdicts(
    client,
    judged.flatMap(({ judgement }) => judgement.verdicts),
    freshFor,
  );
  if (flips.length > 0 || judged.some(({ judgement }) => judgement.takeBack !== null)) {
    // A turn may revert what another one of this batch recorded: that must be counted first.
    await countClosed(client, closed);
    closed = [];
    await changeEarlier(client, judged, flips, freshFor);
  }
  await requeueAll(client, turns);
  await recordScouts(
    client,
    judged.flatMap(({ turn, scouts }) => scouts.map((scout) => ({ ...scout, egress: turn.egress }))),
  );
  return { recorded: await storePaces(client, turns, keys.stepped), closed };
}

/** Decides earlier verdicts again that these sessions cast doubt on. */
async function changeEarlier(
  client: Transaction,
  judged: readonly JudgedTurn[],
  flips: readonly Flip[],
  freshFor: FreshFor,
): Promise<void> {
  const afterFlip = judged[0]?.judgement.afterFlip;
  if (afterFlip) for (const flip of flips) await redecideAcceptances(client, flip, afterFlip, freshFor);
  for (const { turn, judgement } of judged) {
    if (judgement.takeBack) await takeBackRefusals(client, turn.site.id, judgement.takeBack, freshFor);
  }
}

const STORE_KEYS = `
  UPDATE pacing_keys p SET state = n.state, next_due_at = n.next_due_at, updated_at = now(), holders = p.holders - $6::text[],
    open_until = n.asleep_until + make_interval(secs => ${SLEEP_LEASE_S})
  FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::timestamptz[])
    AS n (key, egress, state, next_due_at, asleep_until)
  WHERE p.key = n.key AND p.egress = n.egress`;

async function storePaces(
  client: Transaction,
  turns: readonly TurnRecord[],
  stepped: ReadonlyMap<string, PacingState>,
): Promise<readonly RecordedTurn[]> {
  const stateOf = (turn: TurnRecord): PacingState => {
    const state = stepped.get(keyName(turn));
    if (state === undefined) throw new Error(`The pace of ${keyName(turn)} was not updated.`);
    return state;
  };
  const byKey = [...Map.groupBy(turns, keyName).values()].map((ofKey) => ({ ofKey, first: ofKey[0]! }));
  const due = await readNextDue(
    client,
    byKey.map(({ first }) => first),
  );
  const dueAt = (turn: TurnRecord): Date | null => due.get(keyName(turn)) ?? null;
  const plans = byKey.map(({ ofKey, first }) => planKey(ofKey, stateOf(first), dueAt(first)));
  await client.query(STORE_KEYS, [
    byKey.map(({ first }) => first.pacingKey),
    byKey.map(({ first }) => first.egress),
    byKey.map(({ first }) => JSON.stringify(stateOf(first))),
    plans.map(({ nextDueAt }) => nextDueAt),
    plans.map(({ asleepUntil }) => asleepUntil),
    turns.map(({ laneId }) => laneId),
  ]);
  return turns.map((turn) => ({ state: stateOf(turn), nextDueAt: dueAt(turn) }));
}

/** When a key is next due, by what its lanes do next. A lane that continues handles all due work. */
function planKey(
  turns: readonly TurnRecord[],
  state: PacingState,
  dueAt: Date | null,
): { readonly nextDueAt: Date | null; readonly asleepUntil: Date | null } {
  const nexts = turns.map((turn) => turn.next(state, dueAt));
  const again = nexts.flatMap((next) => (next.type === "again" ? [next.at.getTime()] : []));
  if (again.length > 0) return { nextDueAt: dueAt, asleepUntil: new Date(Math.max(...again)) };
  if (dueAt === null) return { nextDueAt: null, asleepUntil: null };
  const notBefore = nexts.map((next) => (next.type === "rest" ? (next.notBefore?.getTime() ?? 0) : 0));
  return { nextDueAt: new Date(Math.max(dueAt.getTime(), ...notBefore)), asleepUntil: null };
}
