import type { FreshFor } from "@rollcall/ports";
import type { Database } from "../database.ts";

/** What is known of a list's contacts before a run. */
export interface ListFacts {
  readonly knownFresh: number;
  readonly disposable: number;
  readonly role: number;
  readonly free: number;
  readonly topDomains: readonly { readonly domain: string; readonly count: number }[];
  readonly providers: readonly { readonly provider: string; readonly count: number }[];
}

const CONTACTS = `
  WITH named AS (SELECT DISTINCT contact_id FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL)
  SELECT %s FROM named JOIN contacts c ON c.id = named.contact_id`;

const FLAGS = CONTACTS.replace(
  "%s",
  `count(*) FILTER (WHERE c.disposable)::int AS disposable, count(*) FILTER (WHERE c.role)::int AS role,
   count(*) FILTER (WHERE c.free)::int AS free,
   count(*) FILTER (WHERE c.checked_at > now() - make_interval(secs => CASE c.status
     WHEN 'deliverable' THEN $2::float8 WHEN 'risky' THEN $3::float8 WHEN 'undeliverable' THEN $4::float8 END))::int AS "knownFresh"`,
);

const DOMAINS = `${CONTACTS.replace("%s", "c.domain, count(*)::int AS count")}
  WHERE c.domain IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`;

const PROVIDERS = `${CONTACTS.replace("%s", "s.provider, count(*)::int AS count")}
  JOIN domains d ON d.name = c.domain JOIN sites s ON s.id = d.site_id
  WHERE s.provider IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`;

type Flags = Pick<ListFacts, "knownFresh" | "disposable" | "role" | "free">;

/** Counts a list's contacts by what their addresses and earlier runs tell. */
export async function readListFacts(database: Database, listId: number, freshFor: FreshFor): Promise<ListFacts> {
  const fresh = [freshFor.deliverable, freshFor.risky, freshFor.undeliverable].map((ms) =>
    ms === null ? null : ms / 1000,
  );
  const [flags, domains, providers] = await Promise.all([
    database.pool.query<Flags>(FLAGS, [listId, ...fresh]),
    database.pool.query<ListFacts["topDomains"][number]>(DOMAINS, [listId]),
    database.pool.query<ListFacts["providers"][number]>(PROVIDERS, [listId]),
  ]);
  const none = { knownFresh: 0, disposable: 0, role: 0, free: 0 };
  return { ...(flags.rows[0] ?? none), topDomains: domains.rows, providers: providers.rows };
}
