import type { Transaction } from "@rollcall/postgres";
import { recordIdleKeys } from "../lanes/due-keys.ts";
import { claimChecks, readClaimed, readControlsElsewhere, readSites } from "./claim-checks.ts";
import { type LockedKeys, storedPace } from "./lock-keys.ts";
import { requeueAll } from "./record-outcomes.ts";
import type { NewTurn, TurnPermission, TurnStart } from "./turn.ts";

/** A turn with its pacing permission. */
export interface BeginningTurn {
  readonly request: NewTurn;
  readonly permit: (stored: unknown) => TurnPermission;
}

const NONE: ReadonlySet<string> = new Set();

type Granted = TurnPermission & { readonly type: "start" };

/**
 * Begins turns of different, locked keys: asks whether a session may start, and claims checks of one site under each
 * lane's name. `idle`: nothing is due.
 */
export async function beginTurns(
  client: Transaction,
  turns: readonly BeginningTurn[],
  keys: LockedKeys,
): Promise<TurnStart[]> {
  if (turns.length === 0) return [];
  const starts = new Map<string, TurnStart>();
  const granted = new Map<NewTurn, Granted>();
  for (const { request, permit } of turns) {
    const permission = keys.taken.has(request.laneId) ? null : permit(storedPace(keys, request));
    if (permission === null) starts.set(request.laneId, { type: "taken" });
    else if (permission.type === "start") granted.set(request, permission);
    else starts.set(request.laneId, permission);
  }
  await requeueUnpermitted(client, starts);
  const sites = await claimChecks(
    client,
    [...granted].map(([{ pacingKey, egress, laneId }, { limit }]) => ({ pacingKey, egress, laneId, limit })),
  );
  await storeBegun(
    client,
    [...granted].filter(([{ laneId }]) => sites.has(laneId)),
  );
  const places = await readSites(client, [...new Set(sites.values())]);
  const contacts = await readClaimed(client, sites);
  const elsewhere = await readControlsElsewhere(client, [...sites.keys()], keys.beside);
  for (const [laneId, siteId] of sites) {
    const site = places.get(siteId);
    const controlsElsewhere = elsewhere.get(laneId) ?? NONE;
    if (site) starts.set(laneId, { type: "claimed", site, contacts: contacts.get(laneId) ?? [], controlsElsewhere });
  }
  const begun = turns.map(({ request }): TurnStart => starts.get(request.laneId) ?? { type: "idle" });
  const over = turns.filter((_, index) => begun[index]?.type === "idle" || begun[index]?.type === "end");
  // Checks of the lane's dead predecessor were released: wake the sweeper.
  await recordIdleKeys(
    client,
    over.map(({ request: { pacingKey, egress } }) => ({ pacingKey, egress, notBefore: null })),
  );
  return begun;
}

/** Releases checks held by the lane's previous, dead worker. */
async function requeueUnpermitted(client: Transaction, starts: ReadonlyMap<string, TurnStart>): Promise<void> {
  const lanes = [...starts].flatMap(([laneId, { type }]) =>
    type === "taken" ? [] : [{ laneId, requeueAt: new Date(0) }],
  );
  if (lanes.length > 0) await requeueAll(client, lanes);
}

const BEGUN = `
  UPDATE pacing_keys p SET state = n.state, open_until = n.open_until,
    holders = p.holders || jsonb_build_object(n.lane_id, jsonb_build_object('worker', n.worker_id, 'until', n.open_until))
  FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::text[], $6::text[])
    AS n (key, egress, state, open_until, lane_id, worker_id)
  WHERE p.key = n.key AND p.egress = n.egress`;

async function storeBegun(client: Transaction, begun: readonly (readonly [NewTurn, Granted])[]): Promise<void> {
  if (begun.length === 0) return;
  await client.query(BEGUN, [
    begun.map(([{ pacingKey }]) => pacingKey),
    begun.map(([{ egress }]) => egress),
    begun.map(([, { state }]) => JSON.stringify(state)),
    begun.map(([, { openUntil }]) => openUntil),
    begun.map(([{ laneId }]) => laneId),
    begun.map(([{ workerId }]) => workerId),
  ]);
}
