import type { Transaction } from "@rollcall/postgres";
import { keyName, recordIdleKeys } from "../lanes/due-keys.ts";
import { claimChecks, readClaimed, readSites } from "./claim-checks.ts";
import { controlsElsewhere } from "./controls-elsewhere.ts";
import { type LockedKeys, storedPace } from "./lock-keys.ts";
import { requeueAll } from "./record-outcomes.ts";
import type { NewTurn, TurnPermission, TurnStart } from "./turn.ts";

/** A turn with its pacing permission. */
export interface BeginningTurn {
  readonly request: NewTurn;
  readonly permit: (stored: unknown) => TurnPermission;
}

type Granted = TurnPermission & { readonly type: "start" };

/** A turn that may start a session. */
interface GrantedTurn {
  readonly turn: BeginningTurn;
  readonly permission: Granted;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Begins turns of locked keys: asks whether a session may start, and claims checks of one site under each lane's name. Lanes of a key
 * begin in order, each with the pace that the one before left. `idle`: nothing is due.
 */
export async function beginTurns(
  client: Transaction,
  turns: readonly BeginningTurn[],
  keys: LockedKeys,
): Promise<TurnStart[]> {
  if (turns.length === 0) return [];
  const starts = new Map<string, TurnStart>();
  const free = turns.filter(({ request }) => !keys.taken.has(request.laneId));
  for (const { request } of turns) if (keys.taken.has(request.laneId)) starts.set(request.laneId, { type: "taken" });
  const granted = permitInOrder(free, keys, ({ request }, refused) => starts.set(request.laneId, refused));
  await requeueUnpermitted(client, starts);
  const sites = await claimChecks(
    client,
    granted.map(({ turn: { request }, permission: { limit } }) => Object.assign({ limit }, request)),
  );
  const begun = await storeBegun(client, granted, sites, keys);
  const places = await readSites(client, [...new Set(sites.values())]);
  const contacts = await readClaimed(client, sites);
  const claims = begun.map(({ turn: { request } }) => {
    const { pacingKey, egress, laneId } = request;
    return { pacingKey, egress, laneId, contacts: contacts.get(laneId) ?? [] };
  });
  const elsewhere = await controlsElsewhere(client, claims, keys.beside);
  for (const { laneId, contacts: claimed } of claims) {
    const site = places.get(sites.get(laneId) ?? "");
    if (!site) continue;
    const start = { type: "claimed", site, contacts: claimed } as const;
    starts.set(laneId, { ...start, controlsElsewhere: elsewhere.get(laneId) ?? NONE });
  }
  const ends = turns.map(({ request }): TurnStart => starts.get(request.laneId) ?? { type: "idle" });
  const over = turns.filter((_, index) => ends[index]?.type === "idle" || ends[index]?.type === "end");
  // Checks of the lane's dead predecessor were released: wake the sweeper.
  await recordIdleKeys(
    client,
    over.map(({ request: { pacingKey, egress } }) => ({ pacingKey, egress, notBefore: null })),
  );
  return ends;
}

/** Asks for each turn, with the state that the ones before it on its key would leave. */
function permitInOrder(
  turns: readonly BeginningTurn[],
  keys: LockedKeys,
  onRefused: (turn: BeginningTurn, refused: Exclude<TurnPermission, Granted>) => void,
): GrantedTurn[] {
  const left = new Map<string, unknown>();
  return turns.flatMap((turn): GrantedTurn[] => {
    const name = keyName(turn.request);
    const permission = turn.permit(left.get(name) ?? storedPace(keys, turn.request));
    if (permission.type === "start") {
      left.set(name, permission.state);
      return [{ turn, permission }];
    }
    onRefused(turn, permission);
    return [];
  });
}

/** Releases checks held by the lane's previous, dead worker. */
async function requeueUnpermitted(client: Transaction, starts: ReadonlyMap<string, TurnStart>): Promise<void> {
  const lanes = [...starts].flatMap(([laneId, { type }]) =>
    type === "taken" ? [] : [{ laneId, requeueAt: new Date(0) }],
  );
  if (lanes.length > 0) await requeueAll(client, lanes);
}

const BEGUN = `
  UPDATE pacing_keys p SET state = n.state, open_until = n.open_until, holders = p.holders || n.holders
  FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::jsonb[])
    AS n (key, egress, state, open_until, holders)
  WHERE p.key = n.key AND p.egress = n.egress`;

/** Stores what the sessions that got checks reserve of their keys' pace. Returns those. */
async function storeBegun(
  client: Transaction,
  granted: readonly GrantedTurn[],
  sites: ReadonlyMap<string, string>,
  keys: LockedKeys,
): Promise<readonly GrantedTurn[]> {
  const served = granted.filter(({ turn }) => sites.has(turn.request.laneId));
  const begun =
    served.length === granted.length
      ? granted
      : permitInOrder(
          served.map(({ turn }) => turn),
          keys,
          ({ request }) => {
            throw new Error(`Lane ${request.laneId} may not start although one after it may.`);
          },
        );
  if (begun.length === 0) return begun;
  const byKey = [...Map.groupBy(begun, ({ turn }) => keyName(turn.request)).values()];
  await client.query(BEGUN, [
    byKey.map(([first]) => first!.turn.request.pacingKey),
    byKey.map(([first]) => first!.turn.request.egress),
    byKey.map((ofKey) => JSON.stringify(ofKey.at(-1)!.permission.state)),
    byKey.map((ofKey) => new Date(Math.max(...ofKey.map(({ permission }) => permission.openUntil.getTime())))),
    byKey.map((ofKey) => JSON.stringify(Object.fromEntries(ofKey.map(holder)))),
  ]);
  return begun;
}

function holder({ turn: { request }, permission: { openUntil } }: GrantedTurn): [string, object] {
  return [request.laneId, { worker: request.workerId, until: openUntil }];
}
