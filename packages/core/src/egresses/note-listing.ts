import { LISTED_WITHIN_MS, listedRestMs, RESTED_WITHIN_MS } from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import { beginOutage, isLastOne } from "../outage/outage-store.ts";

/** A site that refused an egress because a block list names it. */
export interface Listing {
  readonly egress: string;
  readonly pacingKey: string;
  /** The server's words. */
  readonly words: string;
}

/** Listings are shown for a month. */
const NOTE = `
  WITH old AS (DELETE FROM egress_listings WHERE at < now() - interval '30 days')
  INSERT INTO egress_listings (egress, pacing_key, words) VALUES ($1, $2, $3)
  ON CONFLICT (egress, pacing_key) DO UPDATE SET at = now(), words = excluded.words`;

const MET = `
  SELECT (SELECT count(*)::int FROM egress_listings WHERE egress = $1 AND at > now() - make_interval(secs => $2)) AS listing,
    (SELECT count(*)::int FROM pacing_keys WHERE egress = $1 AND updated_at > now() - make_interval(secs => $2)) AS asked,
    (SELECT count(*)::int FROM egress_rests WHERE egress = $1 AND ends_at > now() - make_interval(secs => $3)) AS rests`;

const REST = "INSERT INTO egress_rests (egress, ends_at) VALUES ($1, now() + make_interval(secs => $2))";

/**
 * Remembers a listing. If enough sites name one, the egress rests, and the others take over its work; the last one that works goes
 * on, and is held back by each site's own pace. Returns how long it rests, milliseconds; null: it doesn't.
 */
export async function noteListing(
  database: Database,
  listing: Listing,
  egresses: readonly string[],
): Promise<number | null> {
  const { egress, pacingKey } = listing;
  const words = withoutAddresses(listing.words);
  await database.pool.query(NOTE, [egress, pacingKey, words]);
  if (await isLastOne(database, egress, egresses)) return null;
  const { rows } = await database.pool.query<Parameters<typeof listedRestMs>[0]>(MET, [
    egress,
    LISTED_WITHIN_MS / 1_000,
    RESTED_WITHIN_MS / 1_000,
  ]);
  const restMs = rows[0] === undefined ? null : listedRestMs(rows[0]);
  if (restMs === null) return null;
  const reason = restReason({ egress, words }, rows[0]?.listing ?? 0, restMs);
  const outage = { egress, because: "listed", reason, sites: [], pauseS: restMs / 1_000 } as const;
  if (!(await beginOutage(database, outage, egresses))) return null;
  await database.pool.query(REST, [egress, restMs / 1_000]);
  return restMs;
}

/** Servers quote whom they were asked for, and what is kept here outlives an erasure. */
function withoutAddresses(words: string): string {
  return words.replaceAll(/[^\s<>"']+/gu, (word) => (word.includes("@") ? "…" : word));
}

function restReason({ egress, words }: Pick<Listing, "egress" | "words">, sites: number, restMs: number): string {
  return (
    `Egress ${egress} rests for ${Math.round(restMs / 3_600_000)} hours: within an hour ${sites} sites refused it because a block list names it, ` +
    `such as "${words}". Other egresses go on. See npm run doctor.`
  );
}
