import { type Database, inShortTransaction } from "@rollcall/postgres";
import type { MxHost } from "@rollcall/routing";

/** Lease of a claimed domain: after this, another resolver may claim it. */
const LEASE_S = 90;

/** Claims domains to look up, oldest first, for this caller only. */
export async function claimDomains(database: Database, limit: number): Promise<WantedDomain[]> {
  const { rows } = await database.pool.query<WantedDomain>(
    `UPDATE domains SET resolve_due_at = now() + make_interval(secs => ${LEASE_S})
     WHERE name IN (
       SELECT name FROM domains WHERE resolve_due_at <= now() ORDER BY resolve_due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING name, resolve_attempts AS attempts, resolve_first_at AS "firstAt", denied_at AS "deniedAt"`,
    [limit],
  );
  return rows;
}

/** When the next domain is due for a lookup, or null. */
export async function nextResolveAt(database: Database): Promise<Date | null> {
  const { rows } = await database.pool.query<{ at: Date | null }>(
    "SELECT min(resolve_due_at) AS at FROM domains WHERE resolve_due_at IS NOT NULL",
  );
  return rows[0]?.at ?? null;
}

const SITES = `
  INSERT INTO sites (key, provider, pacing_key, hosts)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])
  ON CONFLICT (key) DO UPDATE SET provider = excluded.provider, pacing_key = excluded.pacing_key, hosts = excluded.hosts`;

const DOMAINS = `
  UPDATE domains d SET route = r.route, site_id = s.id, expires_at = r.expires_at, resolve_due_at = NULL,
    resolve_attempts = 0, resolve_first_at = NULL, detail = NULL, denied_at = NULL,
    egress = CASE WHEN d.egress = ANY($6::text[]) THEN d.egress ELSE r.egress END
  FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) AS r (name, route, site_key, expires_at, egress)
  JOIN sites s ON s.key = r.site_key
  WHERE d.name = r.name`;

/** While a scout is out, only checks of urgent runs go ahead. */
const CHECKS = `
  UPDATE checks k SET state = 'due', site_id = s.id, pacing_key = s.pacing_key, egress = d.egress, retry_reason = NULL,
    due_at = CASE WHEN r.priority > 0 THEN now()
      ELSE GREATEST(now(), d.scout_until, CASE WHEN k.retry_reason IS NULL THEN k.due_at END) END
  FROM domains d JOIN sites s ON s.id = d.site_id, runs r
  WHERE k.state = 'waiting' AND k.domain = ANY($1) AND d.name = k.domain AND r.id = k.run_id`;

const KEYS = `
  INSERT INTO pacing_keys (key, egress, provider, next_due_at)
  SELECT DISTINCT ON (s.pacing_key, e.name) s.pacing_key, e.name, s.provider, now()
  FROM domains d JOIN sites s ON s.id = d.site_id
  CROSS JOIN LATERAL unnest(CASE WHEN d.egress IS NULL THEN $2::text[] ELSE ARRAY[d.egress] END) AS e (name)
  WHERE d.name = ANY($1) ORDER BY 1, 2
  ON CONFLICT (key, egress) DO UPDATE SET provider = excluded.provider,
    next_due_at = LEAST(pacing_keys.next_due_at, excluded.next_due_at)`;

/** Records routes, moves waiting checks to their sites and notifies the sweeper. */
export async function recordRouted(
  database: Database,
  routed: readonly RoutedDomain[],
  egresses: readonly string[],
): Promise<void> {
  if (routed.length === 0) return;
  const byName = [...routed].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = byName.map((domain) => domain.name);
  const sites = [...new Map(routed.map((domain) => [domain.siteKey, domain])).values()].sort(bySiteKey);
  await inShortTransaction(database, async (client) => {
    await client.query(SITES, [
      sites.map((site) => site.siteKey),
      sites.map((site) => site.provider),
      sites.map((site) => site.pacingKey),
      sites.map((site) => JSON.stringify(site.hosts)),
    ]);
    await client.query(DOMAINS, [
      names,
      byName.map((domain) => domain.route),
      byName.map((domain) => domain.siteKey),
      byName.map((domain) => domain.expiresAt),
      byName.map((domain) => domain.egress),
      egresses,
    ]);
    await client.query(CHECKS, [names]);
    await client.query(KEYS, [names, egresses]);
  });
}

function bySiteKey(a: RoutedDomain, b: RoutedDomain): number {
  return a.siteKey < b.siteKey ? -1 : 1;
}

const UNROUTED = `
  UPDATE domains d SET route = r.route, site_id = NULL, detail = r.detail, expires_at = r.expires_at,
    resolve_due_at = r.retry_at,
    resolve_attempts = CASE WHEN r.retry_at IS NULL THEN 0 ELSE d.resolve_attempts + r.attempts END,
    resolve_first_at = CASE WHEN r.retry_at IS NULL OR r.attempts = 0 THEN NULL ELSE COALESCE(d.resolve_first_at, now()) END,
    denied_at = r.denied_at
  FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::timestamptz[])
    AS r (name, route, detail, expires_at, retry_at, attempts, denied_at)
  WHERE d.name = r.name`;

/** Checks that wait for the DNS record why and until when. */
const WAIT = `
  UPDATE checks k SET retry_reason = 'dns_error', due_at = r.at
  FROM unnest($1::text[], $2::timestamptz[]) AS r (name, at) WHERE k.domain = r.name AND k.state = 'waiting'`;

/** A run that started meanwhile saw the domain claimed and left its checks waiting: look the domain up again. */
const AGAIN = `
  UPDATE domains d SET resolve_due_at = now()
  WHERE d.name = ANY($1) AND d.resolve_due_at IS NULL
    AND EXISTS (SELECT 1 FROM checks k WHERE k.domain = d.name AND k.state = 'waiting')`;

/** Records domains without a route. Decide their waiting checks first. */
export async function recordUnrouted(database: Database, unrouted: readonly UnroutedDomain[]): Promise<void> {
  if (unrouted.length === 0) return;
  const sorted = [...unrouted].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.map((domain) => domain.name);
  await inShortTransaction(database, async (client) => {
    await client.query(UNROUTED, [
      names,
      sorted.map((domain) => domain.route),
      sorted.map((domain) => domain.detail),
      sorted.map((domain) => domain.expiresAt),
      sorted.map((domain) => domain.retryAt),
      sorted.map((domain) => domain.attempts),
      sorted.map((domain) => domain.deniedAt),
    ]);
    const again = sorted.filter((domain) => domain.retryAt !== null);
    await client.query(WAIT, [again.map((domain) => domain.name), again.map((domain) => domain.retryAt)]);
    await client.query(AGAIN, [names]);
  });
}

/** A domain to look up. */
export interface WantedDomain {
  readonly name: string;
  /** Failed lookups since the DNS last answered. */
  readonly attempts: number;
  readonly firstAt: Date | null;
  /** When the DNS first denied the domain, to be confirmed by a second look; null: it has not. */
  readonly deniedAt: Date | null;
}

/** A domain with a route: its checks are due. */
export interface RoutedDomain {
  readonly name: string;
  readonly route: "mx" | "implicit";
  readonly siteKey: string;
  readonly provider: string | null;
  readonly pacingKey: string;
  readonly hosts: readonly MxHost[];
  /** The domain's home egress; null: any. */
  readonly egress: string | null;
  readonly expiresAt: Date;
}

/** A domain without a route. `retryAt`: the DNS failed, look again then; null: it answered. */
export interface UnroutedDomain {
  readonly name: string;
  readonly route: "null_mx" | "domain_not_found" | "no_mail_server" | "dns_error" | "not_probed";
  readonly detail: string | null;
  readonly expiresAt: Date | null;
  readonly retryAt: Date | null;
  /** Attempts used by this lookup: 0 if the failure is not the domain's. */
  readonly attempts: 0 | 1;
  readonly deniedAt: Date | null;
}
