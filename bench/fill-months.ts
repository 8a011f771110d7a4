import pg from "pg";

/** Months of verdicts, a partition each. */
export const MONTHS = 12;

/** One verdict in ten is its contact's only one. The others belong to contacts that are checked ten times on average. */
const PER_CONTACT = 10;

const CONTACT = (rows: number): string => `
  md5(CASE WHEN n % 10 = 0 THEN 'once' || n ELSE 'often' || abs(hashint4(n::int)) % ${Math.ceil(rows / PER_CONTACT)} END)::uuid`;

/** A month of the year before now. */
const CHECKED_AT = `
  now() - make_interval(days => 15 + 30 * (${MONTHS} - 1 - $1::int)) + make_interval(secs => (n % 1000000) / 1000000.0 * 28 * 86400 - 14 * 86400)`;

/** Rows as sessions leave them: an answer of a server with its evidence. `$1`: the month, from 0; `$2`, `$3`: of these numbers. */
const VERDICTS = (rows: number): string => `
  INSERT INTO verdicts (contact_id, run_id, status, reason, safe_to_send, score, catch_all, "full", disabled, provider, mx_host, smtp_code,
    enhanced_code, smtp_reply, attempts, duration_ms, checked_at, evidence, rule)
  SELECT ${CONTACT(rows)}, $1::int + 1, 'deliverable', 'accepted', 'yes', 99, false, false, false, CASE WHEN n % 3 = 0 THEN 'google' END,
    'mx' || n % 7 || '.domain' || n % 100000 || '.example', 250, '2.1.5', '2.1.5 OK ' || md5(n::text) || ' - gsmtp', 1, 420,
    ${CHECKED_AT}, jsonb_build_array(
      jsonb_build_object('type', 'reply', 'stage', 'rcpt', 'subject', 'recipient', 'code', 250, 'enhanced', '2.1.5', 'text',
        '2.1.5 OK ' || md5(n::text) || ' - gsmtp', 'host', 'mx' || n % 7 || '.domain' || n % 100000 || '.example', 'provider', 'google',
        'atMs', 1764000000000 + n, 'durationMs', 420),
      jsonb_build_object('type', 'control', 'outcome', 'refused', 'atMs', 1764000000000 + n)), 'accepted'
  FROM generate_series($2::bigint, $3::bigint) n`;

const STATEMENTS_AFTER = [
  "SET maintenance_work_mem = '512MB'",
  `INSERT INTO contacts (id, asked, domain, verdict_id, status, reason, checked_at, fresh_until)
   SELECT v.contact_id, 'person@domain' || id || '.example', 'domain.example', id, 'deliverable', 'accepted', checked_at, checked_at
   FROM (SELECT contact_id, max(id) AS id, max(checked_at) AS checked_at FROM verdicts GROUP BY 1) v`,
  // The runs of the last three months are kept.
  `INSERT INTO runs (id, kind, state, completed_at) SELECT n, 'contacts', 'completed', now() FROM generate_series(1, ${MONTHS}) n`,
  `INSERT INTO checks (run_id, contact_id, state, verdict_id)
   SELECT run_id, contact_id, 'done', id FROM verdicts WHERE run_id > ${MONTHS - 3} ON CONFLICT DO NOTHING`,
];

const INDEXES = [
  "CREATE INDEX verdicts_contact_id_checked_at_idx ON verdicts (contact_id, checked_at)",
  "CREATE INDEX verdicts_run_id_idx ON verdicts (run_id)",
];

/**
 * Fills `verdicts`, in a partition for each month, and `plain`, the same rows in one table as it was before. `begin` begins the next
 * partition.
 */
export async function fillMonths(url: string, rows: number, begin: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("DROP INDEX verdicts_contact_id_checked_at_idx, verdicts_run_id_idx");
    const perMonth = Math.ceil(rows / MONTHS);
    for (let month = 0; month < MONTHS; month += 1) {
      if (month > 0) await begin();
      await client.query(VERDICTS(rows), [month, month * perMonth + 1, (month + 1) * perMonth]);
    }
    for (const statement of [...STATEMENTS_AFTER, ...INDEXES, ...PLAIN]) await client.query(statement);
  } finally {
    await client.end();
  }
}

const PLAIN = [
  "CREATE TABLE plain (LIKE verdicts INCLUDING DEFAULTS)",
  "INSERT INTO plain SELECT * FROM verdicts ORDER BY id",
  "ALTER TABLE plain ADD PRIMARY KEY (id)",
  "CREATE INDEX ON plain (contact_id, checked_at)",
  "CREATE INDEX ON plain (run_id)",
  "VACUUM ANALYZE",
  "CHECKPOINT",
];
