import { openDatabase } from "@rollcall/postgres";
import { storeListed } from "../packages/core/src/contacts/store-contacts.ts";
import { run } from "./bench-database.ts";

/** Rows as a run with this mixture of answers leaves them. */
const ANSWERS = `
  (0, 'deliverable', 'accepted', 'yes', 95, false, 250, '2.1.5', '2.1.5 OK ' || md5(c.id::text) || ' - gsmtp'),
  (1, 'undeliverable', 'mailbox_not_found', 'no', 0, false, 550, '5.1.1',
    '5.1.1 The email account that you tried to reach does not exist. Please try double-checking the address'),
  (2, 'risky', 'catch_all', 'risky', 50, true, 250, '2.1.5', '2.1.5 Ok'),
  (3, 'unknown', 'temporary_failure', 'unknown', 40, NULL, 451, '4.3.0', '4.3.0 "Try again", later')`;

const EVIDENCE = `jsonb_build_array(jsonb_build_object('type', 'reply', 'stage', 'rcpt', 'code', a.code, 'enhanced', a.enhanced,
  'text', a.reply, 'host', 'mx.' || c.domain, 'atMs', 1764000000000))`;

/**
 * Statements that answer every contact of the database's only list in one run. Verdicts come in the order of the
 * domain's hash, as when sites are asked one by one.
 */
const SEED_ANSWERS: readonly string[] = [
  "INSERT INTO runs (kind, list_id, state, completed_at) SELECT 'list', max(id), 'completed', now() FROM lists",
  `INSERT INTO verdicts (contact_id, run_id, status, reason, safe_to_send, score, catch_all, provider, mx_host, smtp_code,
     enhanced_code, smtp_reply, attempts, duration_ms, checked_at, evidence)
   SELECT c.id, (SELECT max(id) FROM runs), a.status, a.reason, a.safe, a.score, a.catch_all,
     CASE WHEN c.free THEN 'google' END, 'mx.' || c.domain, a.code, a.enhanced, a.reply, 1, 420,
     timestamptz '2026-01-01' + make_interval(secs => get_byte(uuid_send(c.id), 1) * 300), ${EVIDENCE}
   FROM contacts c
   JOIN LATERAL (SELECT * FROM (VALUES ${ANSWERS}) v (n, status, reason, safe, score, catch_all, code, enhanced, reply)
     WHERE n = get_byte(uuid_send(c.id), 0) % 4) a ON true
   ORDER BY hashtext(c.domain)`,
  `INSERT INTO checks (run_id, contact_id, state, domain, verdict_id)
   SELECT v.run_id, c.id, 'done', c.domain, v.id FROM contacts c JOIN verdicts v ON v.contact_id = c.id`,
  "UPDATE runs SET total = n, done = n FROM (SELECT count(*)::int AS n FROM checks) k",
  "VACUUM ANALYZE",
  "CHECKPOINT",
];

/** Answers every contact of the database's only list. */
export async function seedAnswers(url: string): Promise<void> {
  const database = openDatabase(url, 2);
  try {
    const lists = await database.prisma.list.findMany({ select: { id: true } });
    for (const { id } of lists) await storeListed(database, id);
  } finally {
    await database.close();
  }
  await run(url, ...SEED_ANSWERS);
}

/** Includes rare answers: one contact in a thousand is full, one in 65,536 was refused because of us. */
export const RARE_ANSWERS: readonly string[] = [
  rare(
    "risky",
    "mailbox_full",
    "get_byte(uuid_send(contact_id), 2) = 7 AND get_byte(uuid_send(contact_id), 3) % 4 = 1",
  ),
  rare("unknown", "blocked", "get_byte(uuid_send(contact_id), 4) = 7 AND get_byte(uuid_send(contact_id), 5) = 7"),
  "VACUUM ANALYZE",
  "CHECKPOINT",
];

/** Deletes every second answer. */
export const REOPENED: readonly string[] = [
  `UPDATE checks SET state = 'due', verdict_id = NULL, due_at = now(), pacing_key = 'made-up.' || get_byte(uuid_send(contact_id), 6)
   WHERE get_byte(uuid_send(contact_id), 7) % 2 = 0`,
  "UPDATE runs SET done = (SELECT count(*) FROM checks WHERE state = 'done')",
  "VACUUM ANALYZE",
  "CHECKPOINT",
];

function rare(status: string, reason: string, where: string): string {
  return `UPDATE verdicts SET status = '${status}', reason = '${reason}' WHERE ${where}`;
}
