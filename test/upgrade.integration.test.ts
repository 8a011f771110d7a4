import { contactId, findKey, hashSecret, keepPartitions, readAudit, sealAudit } from "@rollcall/core";
import { type Database, migrate, openDatabase, restoreBackup, writeBackup } from "@rollcall/postgres";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "./engines/postgres.ts";
import { migrationNames } from "./migration-names.ts";
import { smallStage } from "./chaos/small-stage.ts";

const SECRET = "rck_upgraded";
const ANSWERED = Array.from({ length: 20 }, (_, at) => `answered${at}@old.example`);
const OPEN = Array.from({ length: 30 }, (_, at) => `open${at}@new.example`);
const ALL = [...ANSWERED, ...OPEN];

/** What a version of that schema had stored in the middle of a list's run. Only columns that it has. */
async function fillHalfDone({ pool }: Database): Promise<void> {
  const values = [ALL.map(contactId), ALL, ALL.map((address) => address.split("@")[1])];
  await pool.query(
    "INSERT INTO contacts (id, asked, domain) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])",
    values,
  );
  await pool.query(
    `INSERT INTO lists (name, file_name, state, columns, address_columns, column_count, row_count, contact_count, contacts_stored)
     VALUES ('Customers', 'customers.csv', 'ready', '{email}', '{0}', 1, $1, $1, true)`,
    [ALL.length],
  );
  await pool.query(
    `INSERT INTO list_rows (list_id, row_number, cells, contact_id)
     SELECT 1, n, json_build_array(asked)::text, id FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS r (id, asked, n)`,
    values.slice(0, 2),
  );
  await pool.query("INSERT INTO runs (kind, list_id, state, total, done) VALUES ('list', 1, 'running', $1, $2)", [
    ALL.length,
    ANSWERED.length,
  ]);
  await pool.query("INSERT INTO domains (name, resolve_due_at) VALUES ('new.example', now())");
  await pool.query(
    `WITH answered AS (
       INSERT INTO verdicts (contact_id, run_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
       SELECT id, 1, 'deliverable', 'accepted', 'yes', 95, 1, now(), '[]' FROM unnest($1::uuid[]) AS id RETURNING id, contact_id),
     known AS (
       UPDATE contacts c SET verdict_id = a.id, status = 'deliverable', reason = 'accepted', checked_at = now(),
         fresh_until = now() + interval '30 days' FROM answered a WHERE c.id = a.contact_id)
     INSERT INTO checks (run_id, contact_id, state, domain, verdict_id)
     SELECT 1, contact_id, 'done', 'old.example', id FROM answered`,
    [ANSWERED.map(contactId)],
  );
  await pool.query("INSERT INTO run_counts VALUES (1, 'deliverable', 'accepted', $1)", [ANSWERED.length]);
  await pool.query(
    "INSERT INTO checks (run_id, contact_id, state, domain) SELECT 1, id, 'waiting', 'new.example' FROM unnest($1::uuid[]) AS id",
    [OPEN.map(contactId)],
  );
  await pool.query("INSERT INTO api_keys (name, scope, hash, hint) VALUES ('CRM', 'verify', $1, 'rck_')", [
    hashSecret(SECRET),
  ]);
  await pool.query("INSERT INTO audit_entries (actor, action, subject) VALUES ('CRM', 'list.uploaded', '1')");
}

/** Everything that matters to a user, as text. */
const CONTENTS = `
  SELECT r.row_number, r.cells, c.asked, v.status, v.reason, k.state FROM list_rows r JOIN contacts c ON c.id = r.contact_id
  JOIN checks k ON k.contact_id = c.id LEFT JOIN verdicts v ON v.id = k.verdict_id ORDER BY 1`;

/** Schemas that an upgrade starts from, by how many migrations they lack. */
const LACKING = [1, 2] as const;

test.each(LACKING)(
  "an upgrade over %i migrations in mid-run: everything is there, and the run goes on to its end",
  async (lacking) => {
    const names = await migrationNames();
    const url = await freshDatabase();
    await migrate(url, names.slice(0, -lacking));
    const old = openDatabase(url, 2);
    await fillHalfDone(old);
    const before = (await old.pool.query(CONTENTS)).rows;
    const backup: Uint8Array[] = [];
    for await (const chunk of writeBackup(old, "0.0.9")) backup.push(chunk as Uint8Array);
    await old.close();

    expect(await migrate(url)).toEqual(names.slice(-lacking));
    const stage = await smallStage("postgres", { url });
    onTestFinished(() => stage.close());
    const { database } = stage;
    expect((await database.pool.query(CONTENTS)).rows).toEqual(before);
    expect(before).toHaveLength(ALL.length);
    expect(await findKey(database, hashSecret(SECRET))).toMatchObject({ name: "CRM", scope: "verify" });
    await sealAudit(database);
    expect(await readAudit(database, 10, null)).toMatchObject([{ actor: "CRM", action: "list.uploaded" }]);

    // What was there is closed, and new verdicts go to a partition of their own.
    expect(await keepPartitions(database)).toBe(1);
    await stage.addWorker();
    await expect.poll(async () => (await stage.state(1)).state, { timeout: 60_000, interval: 100 }).toBe("completed");
    expect(await stage.state(1)).toMatchObject({ done: ALL.length, total: ALL.length, counted: ALL.length });
    const after = (await database.pool.query<{ asked: string; reason: string }>(CONTENTS)).rows;
    expect(after.filter(({ reason }) => reason === null)).toEqual([]);
    expect((await database.pool.query("SELECT 1 FROM verdicts_0")).rowCount).toBe(ANSWERED.length);
    // Only what was open has been asked.
    const asked = new Set(stage.site.asked.map(({ address }) => address));
    expect(ALL.filter((address) => asked.has(address))).toEqual(OPEN);

    // The way back: what was backed up before is what was there before.
    const target = await freshDatabase();
    await restoreBackup(
      target,
      (async function* pieces() {
        yield* backup;
      })(),
    );
    const restored = openDatabase(target, 1);
    onTestFinished(() => restored.close());
    expect((await restored.pool.query(CONTENTS)).rows).toEqual(before);
  },
  120_000,
);
