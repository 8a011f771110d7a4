import type { Transaction } from "@rollcall/postgres";
import { keyName } from "../lanes/due-keys.ts";
import type { ClaimedContact, TurnRequest } from "./turn.ts";

/** A lane with what it has just claimed. */
export interface LaneClaim extends TurnRequest {
  readonly contacts: readonly ClaimedContact[];
}

/** Lanes that hold checks of domains whose control has no result, or none that still holds. */
const HOLDING = `
  SELECT DISTINCT o.domain, o.held_by AS "laneId" FROM domains d JOIN checks o ON o.domain = d.name
  WHERE d.name = ANY($1) AND (d.catch_all IS NULL OR d.catch_all_expires_at <= now())
    AND o.held_by = ANY($2) AND o.state = 'held'`;

/**
 * For each lane, the domains whose control another lane of its key is asking: that one claimed addresses of the domain before, and the
 * control's result is not known. Lanes of a key claim one after the other, under its lock, so exactly one of them spends a made-up
 * name. `claims`: in the order in which they claimed; `beside`: other lanes of each lane's key that may hold checks.
 */
export async function controlsElsewhere(
  client: Transaction,
  claims: readonly LaneClaim[],
  beside: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const ofKeys = [...Map.groupBy(claims, keyName).values()];
  const crowded = ofKeys.filter((lanes) => lanes.length > 1 || (beside.get(lanes[0]!.laneId)?.length ?? 0) > 0);
  if (crowded.length === 0) return new Map();
  const lanes = crowded.flat();
  const domains = new Set(lanes.flatMap(({ contacts }) => contacts.map(({ domain }) => domain)));
  const holders = new Set(lanes.flatMap(({ laneId }) => [laneId].concat(beside.get(laneId) ?? [])));
  const { rows } = await client.query<{ readonly domain: string; readonly laneId: string }>(HOLDING, [
    [...domains],
    [...holders],
  ]);
  const holding = Map.groupBy(rows, ({ laneId }) => laneId);
  return new Map(crowded.flatMap((ofKey) => shareOut(ofKey, beside, holding)));
}

/** The lanes of one key, each without the controls of those that came before it. */
function shareOut(
  claims: readonly LaneClaim[],
  beside: ReadonlyMap<string, readonly string[]>,
  holding: ReadonlyMap<string, readonly { readonly domain: string }[]>,
): (readonly [string, ReadonlySet<string>])[] {
  const beginning = new Set(claims.map(({ laneId }) => laneId));
  const domainsOf = (laneId: string): readonly string[] => (holding.get(laneId) ?? []).map(({ domain }) => domain);
  const before = (beside.get(claims[0]!.laneId) ?? []).filter((laneId) => !beginning.has(laneId));
  const asked = new Set(before.flatMap(domainsOf));
  return claims.map(({ laneId }) => {
    const own = domainsOf(laneId);
    const elsewhere = new Set(own.filter((domain) => asked.has(domain)));
    for (const domain of own) asked.add(domain);
    return [laneId, elsewhere] as const;
  });
}
