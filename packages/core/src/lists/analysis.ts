import { databaseNow, type Database } from "@rollcall/postgres";
import { expectedSeconds } from "../runs/progress.ts";
import { type Clock, egressNames, type VerificationSettings } from "../settings.ts";
import type { List } from "./list.ts";
import { NAMED } from "../rows/answer-query.ts";
import { NAMED_COLUMNS } from "../rows/named-contact.ts";
import type { FreshFor } from "../runs/run.ts";

/** What is known about a list before a run. */
export interface ListAnalysis {
  readonly knownFresh: number;
  readonly disposable: number;
  readonly role: number;
  readonly free: number;
  /** Contacts at privacy relays and forwarders. */
  readonly relay: number;
  /** Contacts that were probably meant to be another address. */
  readonly suggestions: number;
  readonly topDomains: readonly { readonly domain: string; readonly count: number }[];
  readonly providers: readonly { readonly provider: string; readonly count: number }[];
  readonly expectedSeconds: number | null;
}

export interface AnalysisPorts {
  readonly database: Database;
  readonly settings: VerificationSettings;
  readonly clock: Clock;
}

/** Until the list's own run starts, what other lists' runs learn counts too, with this delay. */
const FRESH_MS = 60_000;

/** Analyses lists, one at a time each. Results are stored with the list; once it has a run, they no longer change. */
export class Analyst {
  readonly #ports: AnalysisPorts;
  readonly #underWay = new Map<number, Promise<ListAnalysis>>();

  constructor(ports: AnalysisPorts) {
    this.#ports = ports;
  }

  /** Null while the list is being imported. */
  async analyse(list: List, hasRun: boolean): Promise<ListAnalysis | null> {
    if (list.state !== "ready") return null;
    const { database, clock } = this.#ports;
    const stored = await readAnalysis(database, list.id);
    const isGood = stored !== null && (hasRun || clock.nowMs() - stored.analysedAt.getTime() < FRESH_MS);
    return isGood ? (stored.analysis as ListAnalysis) : await this.#once(list);
  }

  #once(list: List): Promise<ListAnalysis> {
    const underWay = this.#underWay.get(list.id);
    if (underWay) return underWay;
    const begun = this.#find(list).finally(() => this.#underWay.delete(list.id));
    this.#underWay.set(list.id, begun);
    return begun;
  }

  async #find(list: List): Promise<ListAnalysis> {
    const { database, settings, clock } = this.#ports;
    const { keys, unresolved, ...facts } = await readListFacts(
      database,
      list,
      settings.freshFor,
      egressNames(settings),
    );
    const analysis = { ...facts, expectedSeconds: expectedSeconds({ keys, unresolved }, settings, clock.nowMs()) };
    await storeAnalysis(database, list.id, analysis);
    return analysis;
  }
}

/** What is known about a list's contacts before a run. */
export interface ListFacts {
  /** Contacts with a verdict that is still valid. */
  readonly knownFresh: number;
  readonly disposable: number;
  readonly role: number;
  readonly free: number;
  /** Contacts at privacy relays and forwarders. */
  readonly relay: number;
  /** Contacts that were probably meant to be another address. */
  readonly suggestions: number;
  readonly topDomains: readonly { readonly domain: string; readonly count: number }[];
  /** By the domains with known mail servers. */
  readonly providers: readonly { readonly provider: string; readonly count: number }[];
  /** Contacts to check by pacing key, largest first, with the key's pacing state on each egress. */
  readonly keys: readonly { readonly pacingKey: string; readonly open: number; readonly states: readonly unknown[] }[];
  /** Contacts to check at domains not looked up yet: in total, and at the largest domain. */
  readonly unresolved: { readonly open: number; readonly largest: number };
}

/** More keys would not change the estimate. */
const KEYS = 500;

/** One pass over the rows and their contacts; the rest aggregates sums by domain. */
const FACTS = `
  WITH per_domain AS MATERIALIZED (
    SELECT ${NAMED.domain} AS domain, count(*) AS total, count(*) FILTER (WHERE ${NAMED.disposable}) AS disposable,
      count(*) FILTER (WHERE ${NAMED.role}) AS role, count(*) FILTER (WHERE ${NAMED.free}) AS free,
      count(*) FILTER (WHERE ${NAMED.relay}) AS relay,
      count(*) FILTER (WHERE ${NAMED.suggestion} IS NOT NULL) AS suggestions,
      count(*) FILTER (WHERE c.fresh_until > now() AND c.checked_at > now() - make_interval(secs => CASE c.status
        WHEN 'deliverable' THEN $2::float8 WHEN 'risky' THEN $3::float8 WHEN 'undeliverable' THEN $4::float8 END)) AS fresh
    FROM (%ROWS%) r LEFT JOIN contacts c ON c.id = r.contact_id GROUP BY 1),
  per_site AS MATERIALIZED (
    SELECT p.domain, p.total, p.total - p.fresh AS open, s.provider, s.pacing_key
    FROM per_domain p LEFT JOIN domains d ON d.name = p.domain LEFT JOIN sites s ON s.id = d.site_id
    WHERE p.domain IS NOT NULL),
  keys AS (
    SELECT pacing_key, sum(open) AS open FROM per_site WHERE pacing_key IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT ${KEYS})
  SELECT
    (SELECT json_build_object('knownFresh', COALESCE(sum(fresh), 0), 'disposable', COALESCE(sum(disposable), 0),
      'role', COALESCE(sum(role), 0), 'free', COALESCE(sum(free), 0),
      'relay', COALESCE(sum(relay), 0), 'suggestions', COALESCE(sum(suggestions), 0)) FROM per_domain) AS counts,
    (SELECT COALESCE(json_agg(t), '[]') FROM (
      SELECT domain, total AS count FROM per_site ORDER BY total DESC, domain LIMIT 10) t) AS "topDomains",
    (SELECT COALESCE(json_agg(t), '[]') FROM (
      SELECT provider, sum(total) AS count FROM per_site WHERE provider IS NOT NULL
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20) t) AS providers,
    (SELECT COALESCE(json_agg(json_build_object('pacingKey', k.pacing_key, 'open', k.open, 'states', (
        SELECT json_agg(p.state) FROM unnest($5::text[]) AS e (name)
        LEFT JOIN pacing_keys p ON p.key = k.pacing_key AND p.egress = e.name))), '[]')
      FROM keys k) AS keys,
    (SELECT json_build_object('open', COALESCE(sum(open), 0), 'largest', COALESCE(max(open), 0))
      FROM per_site WHERE pacing_key IS NULL) AS unresolved`;

const COLUMNS = `contact_id, ${NAMED_COLUMNS} FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL`;
const ONCE = `SELECT ${COLUMNS} AND duplicate_of_row IS NULL`;
const DISTINCT = `SELECT DISTINCT ON (contact_id) ${COLUMNS}`;

type FactsRow = Pick<ListFacts, "topDomains" | "providers" | "keys" | "unresolved"> & {
  readonly counts: Pick<ListFacts, "knownFresh" | "disposable" | "role" | "free" | "relay" | "suggestions">;
};

/** Counts a list's contacts by their addresses, known DNS results and earlier verdicts. */
export async function readListFacts(
  database: Database,
  list: { readonly id: number; readonly dedupe: string },
  freshFor: FreshFor,
  egresses: readonly string[],
): Promise<ListFacts> {
  const { deliverable, risky, undeliverable } = freshFor;
  const fresh = [deliverable, risky, undeliverable].map((ms) => (ms === null ? null : ms / 1000));
  // Without deduplication, duplicates are still one contact.
  const statement = FACTS.replace("%ROWS%", list.dedupe === "off" ? DISTINCT : ONCE);
  const { rows } = await database.pool.query<FactsRow>(statement, [list.id, ...fresh, egresses]);
  const facts = rows[0];
  if (!facts) throw new Error("The statement returned no row.");
  const { counts, ...rest } = facts;
  return { ...counts, ...rest };
}

/** A stored analysis and its time. */
interface StoredAnalysis {
  readonly analysis: unknown;
  readonly analysedAt: Date;
}

/** The analysis stored with a list; null: none since its rows were last read. */
async function readAnalysis(database: Database, listId: number): Promise<StoredAnalysis | null> {
  const list = await database.prisma.list.findUnique({
    where: { id: listId },
    select: { analysis: true, analysedAt: true },
  });
  return list?.analysedAt ? { analysis: list.analysis, analysedAt: list.analysedAt } : null;
}

async function storeAnalysis(database: Database, listId: number, analysis: object): Promise<void> {
  await database.prisma.list.updateMany({
    where: { id: listId },
    data: { analysis, analysedAt: await databaseNow(database.pool) },
  });
}
