import pg from "pg";
import { addStale, Conditions } from "../packages/core/src/contacts/contact-query.ts";
import { insertRun } from "../packages/core/src/runs/insert-run.ts";
import { run, startBenchDatabase } from "./bench-database.ts";
import { say, sayGoal, sayMachine, sayTime } from "./report.ts";
import { migrate, openDatabase } from "@rollcall/postgres";
import { DEFAULT_FRESH_FOR, settleSuppressions } from "@rollcall/core";

const PICK_GOAL_S = 2;

/** One in this many contacts is stale. */
const STALE_SHARE = 20;

/** Contacts checked over the last weeks, in random order, at a hundred thousand domains. */
const FILL = (rows: number): string => `
  INSERT INTO contacts (id, asked, domain, verdict_id, status, reason, checked_at, fresh_until)
  SELECT md5(n::text)::uuid, 'person' || n || '@domain' || n % 100000 || '.example', 'domain' || n % 100000 || '.example', n,
    'deliverable', 'accepted', now() - make_interval(secs => hashint4(n) & 2097151),
    now() + make_interval(secs => CASE WHEN n % ${STALE_SHARE} = 0 THEN -1 ELSE 1 END * (86400 + (hashint4(n) & 2097151)))
  FROM generate_series(1, ${rows}) n`;

/** Building an index of random ids at the end is much faster. */
const WITHOUT_INDEXES = [
  "DROP INDEX contacts_checked_at_id_idx, contacts_fresh_until_id_idx",
  "ALTER TABLE contacts DROP CONSTRAINT contacts_pkey",
];
const WITH_INDEXES = [
  "SET maintenance_work_mem = '512MB'",
  "ALTER TABLE contacts ADD PRIMARY KEY (id)",
  "CREATE INDEX contacts_checked_at_id_idx ON contacts (checked_at, id) WHERE checked_at IS NOT NULL",
  "CREATE INDEX contacts_fresh_until_id_idx ON contacts (fresh_until, id) WHERE fresh_until IS NOT NULL",
];

/** A concurrent run: its checks, domains and contacts. */
const BUSY = [
  "INSERT INTO sites (id, key, pacing_key, hosts) VALUES (1, 'mx.example', 'mx.example', '[]')",
  `INSERT INTO domains (name, route, site_id, expires_at)
   SELECT 'domain' || n || '.example', 'mx', 1, now() + interval '1 day' FROM generate_series(0, 99999) n`,
  "INSERT INTO runs (kind, state, total) VALUES ('contacts', 'running', 10000)",
  `INSERT INTO checks (run_id, contact_id, state, domain, site_id, pacing_key, due_at)
   SELECT 1, md5(n::text)::uuid, 'due', 'domain' || n % 100000 || '.example', 1, 'mx.example', now()
   FROM generate_series(1, 10000) n`,
];

/** Picks the stale contacts for a run, as a schedule does, while another run is in progress. */
export async function benchStale(rows: number): Promise<void> {
  const server = await startBenchDatabase();
  try {
    const url = await server.create("stale");
    await migrate(url);
    say(`the stale ones of ${rows.toLocaleString("en")} stored contacts, one in ${STALE_SHARE}`);
    sayMachine();
    await run(url, ...WITHOUT_INDEXES, FILL(rows), ...WITH_INDEXES, ...BUSY, "VACUUM ANALYZE", "CHECKPOINT");
    await measure(url, rows);
  } finally {
    await server.stop();
  }
}

async function measure(url: string, rows: number): Promise<void> {
  const conditions = new Conditions();
  addStale(conditions, null);
  const pick = `SELECT c.id, c.domain FROM contacts c WHERE ${conditions.text}`;
  const stale = Math.floor(rows / STALE_SHARE);
  const ids = await seconds(url, `SELECT count(id) FROM contacts c WHERE ${conditions.text}`);
  sayTime("picking their ids", stale, ids);
  const picked = await seconds(url, `CREATE TEMP TABLE picked AS ${pick}`);
  sayTime("picking them with their domains", stale, picked);
  sayGoal("seconds", picked, picked < PICK_GOAL_S, `less than ${PICK_GOAL_S} s`);
  say(await explain(url, pick));
  await startBesideAnother(url, stale);
}

/** Starts the run; meanwhile the other keeps claiming checks and recording verdicts without waiting. */
async function startBesideAnother(url: string, stale: number): Promise<void> {
  const database = openDatabase(url, 4);
  try {
    const startedMs = performance.now();
    const over = new AbortController();
    const filter = { search: null, statuses: null, reasons: null, domains: null };
    const starting = insertRun(
      database,
      {
        kind: "contacts",
        listId: null,
        contactIds: null,
        filter,
        priority: 0,
        firstStep: null,
        freshFor: DEFAULT_FRESH_FOR,
      },
      ["main"],
    ).finally(() => over.abort());
    let longestMs = 0;
    let recorded = 0;
    while (!over.signal.aborted) {
      const beganMs = performance.now();
      await recordOne(database.pool, recorded + 1);
      longestMs = Math.max(longestMs, performance.now() - beganMs);
      recorded += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { total } = await starting;
    if (total !== stale) throw new Error(`Of ${stale} stale contacts ${total} were picked.`);
    sayTime("the whole start: checks, sites, lanes announced", stale, (performance.now() - startedMs) / 1000);
    say(`  meanwhile the run in progress recorded ${recorded} times and waited ${Math.round(longestMs)} ms at most`);
    await settleSuppressions(database);
  } finally {
    await database.close();
  }
}

/** The rows that recording an answer touches: a claimed check that is closed, its contact, its run. */
async function recordOne(pool: pg.Pool, n: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("UPDATE checks SET state = 'held' WHERE run_id = 1 AND contact_id = md5($1::text)::uuid", [n]);
    await client.query("UPDATE checks SET state = 'done' WHERE run_id = 1 AND contact_id = md5($1::text)::uuid", [n]);
    await client.query(
      "UPDATE contacts SET checked_at = now(), fresh_until = now() + interval '30 days' WHERE id = md5($1::text)::uuid",
      [n],
    );
    await client.query(
      "UPDATE domains SET scouted_at = now() WHERE name = 'domain' || $1::int % 100000 || '.example'",
      [n],
    );
    await client.query("UPDATE runs SET done = done + 1 WHERE id = 1");
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

async function seconds(url: string, statement: string): Promise<number> {
  const startedMs = performance.now();
  await run(url, statement);
  return (performance.now() - startedMs) / 1000;
}

async function explain(url: string, query: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${query}`);
    return rows.map((row) => `    ${row["QUERY PLAN"]}`).join("\n");
  } finally {
    await client.end();
  }
}
