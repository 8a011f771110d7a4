import type { Database } from "@rollcall/postgres";

/** Why an egress opens no lanes. */
export interface EgressRest {
  readonly because: "network" | "proxy" | "listed";
  /** A sentence for the operator. */
  readonly reason: string;
  readonly since: Date;
}

/** What the database knows of an egress. */
export interface EgressFacts {
  readonly name: string;
  /** Null: it works, or the operator has overruled its outage. */
  readonly rest: EgressRest | null;
  /** Sites that refused it within a day because a block list names it. */
  readonly listings: number;
  /** The last of them within a month. */
  readonly lastListing: { readonly pacingKey: string; readonly words: string } | null;
  /** Sites at which it is suspended now after a refusal of its own. */
  readonly suspended: number;
  /** Of one that warms up. */
  readonly firstUsedAt: Date | null;
}

const FACTS = `
  SELECT e.name, l.pacing_key AS "listedAt", l.words,
    (SELECT count(*)::int FROM egress_listings n WHERE n.egress = e.name AND n.at > now() - interval '1 day') AS listings,
    (SELECT count(*)::int FROM pacing_keys p WHERE p.egress = e.name
      AND p.state -> 'suspension' ->> 'because' IN ('rate', 'reputation', 'listed')
      AND (p.state -> 'suspension' ->> 'untilMs')::float8 > extract(epoch FROM now()) * 1000) AS suspended,
    (SELECT first_used_at FROM egresses f WHERE f.name = e.name) AS "firstUsedAt"
  FROM unnest($1::text[]) AS e (name) LEFT JOIN LATERAL (
    SELECT pacing_key, words FROM egress_listings WHERE egress = e.name ORDER BY at DESC LIMIT 1) l ON true`;

interface FactsRow extends Pick<EgressFacts, "name" | "listings" | "suspended" | "firstUsedAt"> {
  readonly listedAt: string | null;
  readonly words: string | null;
}

/** Reads what is known of these egresses. */
export async function readEgressFacts(database: Database, names: readonly string[]): Promise<readonly EgressFacts[]> {
  const [{ rows }, rests] = await Promise.all([
    database.pool.query<FactsRow>(FACTS, [names]),
    readRests(database, names),
  ]);
  return rows.map(({ listedAt, words, name, listings, suspended, firstUsedAt }) => ({
    name,
    listings,
    suspended,
    firstUsedAt,
    rest: rests.get(name) ?? null,
    lastListing: listedAt === null || words === null ? null : { pacingKey: listedAt, words },
  }));
}

const RESTS = `
  SELECT egress, because, reason, since FROM outages
  WHERE egress = ANY($1) AND (overruled_until IS NULL OR overruled_until < now())`;

/** Those of the egresses that can't work, or rest. */
export async function readRests(
  { pool }: Database,
  names: readonly string[],
): Promise<ReadonlyMap<string, EgressRest>> {
  const { rows } = await pool.query<EgressRest & { readonly egress: string }>(RESTS, [names]);
  return new Map(rows.map(({ egress, ...rest }) => [egress, rest]));
}
