import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "./engines/postgres.ts";
import { createList, findListByKey } from "@rollcall/core";
import { assertSchemaKnown, migrate, openDatabase, SchemaAheadError, schemaSql } from "@rollcall/postgres";
import { MIGRATIONS, migrationNames } from "./migration-names.ts";

async function query(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Partitions are left out: schema.prisma knows nothing of them, and each is what its table is. */
const OURS = "n.nspname = 'public' AND c.relname <> '_prisma_migrations' AND NOT c.relispartition";

/** What PostgreSQL knows of a schema, as lines of text: one for each column, index and constraint. */
const CATALOG = `
  SELECT format('column %s.%s %s %s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, COALESCE(pg_get_expr(d.adbin, d.adrelid), '-')) AS line
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE ${OURS} AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT format('index %s', replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '))
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
  UNION ALL
  SELECT format('constraint %s on %s %s', k.conname, c.relname, pg_get_constraintdef(k.oid))
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
  UNION ALL
  SELECT format('%s %s', CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE c.relkind::text END, c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind NOT IN ('r', 'p', 'i', 'I')
  ORDER BY 1`;

const PARTITION = "20261130110000_partition_verdicts";

const catalogOf = async (databaseUrl: string): Promise<string[]> =>
  (await query(databaseUrl, CATALOG)).map(({ line }) => String(line));

describe("schema", () => {
  test("schema.prisma and the migrations agree on every column, index and constraint", async () => {
    const [migrated, modelled] = await Promise.all([freshDatabase(), freshDatabase()]);
    await migrate(migrated);
    await query(modelled, await schemaSql(modelled));
    const catalog = await catalogOf(modelled);
    expect(catalog.length).toBeGreaterThan(80);
    expect(catalog.filter((line) => line.startsWith("index") && line.includes(" WHERE "))).not.toEqual([]);
    expect(await catalogOf(migrated)).toEqual(catalog);
  });

  test("migrate: tells what it applied, and finds nothing to do the second time", async () => {
    const databaseUrl = await freshDatabase();
    expect(await migrate(databaseUrl)).toEqual(await migrationNames());
    const before = await catalogOf(databaseUrl);
    expect(await migrate(databaseUrl)).toEqual([]);
    expect(await catalogOf(databaseUrl)).toEqual(before);
  });

  test("migrations: an idempotency key that was stored as written is found by its hash afterwards", async () => {
    const databaseUrl = await freshDatabase();
    await migrate(databaseUrl);
    const database = openDatabase(databaseUrl, 2);
    onTestFinished(() => database.close());
    const key = "upload of jörg@example.com";
    const list = { name: "a", fileName: "a.csv", idempotencyKey: key, requestHash: null };
    const { id } = await createList(database, list);
    await database.pool.query("UPDATE lists SET idempotency_key = $1", [key]);
    expect(await findListByKey(database, key)).toBeNull();
    await query(databaseUrl, await readFile(`${MIGRATIONS}20261130070000_hash_idempotency_keys/migration.sql`, "utf8"));
    expect(await findListByKey(database, key)).toMatchObject({ id });
  });

  test.each([0, 1, 2, 3])(
    "migrations: the verdicts of before become the first partition as they are, also where that was interrupted after step %i",
    async (done) => {
      const databaseUrl = await freshDatabase();
      const names = await migrationNames();
      await migrate(databaseUrl, names.slice(0, names.indexOf(PARTITION)));
      await query(
        databaseUrl,
        `INSERT INTO verdicts (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
         SELECT gen_random_uuid(), 'unknown', 'blocked', 'unknown', 40, 1, now(), '[]' FROM generate_series(1, 50)`,
      );
      const before = await query(databaseUrl, "SELECT * FROM verdicts ORDER BY id");
      const [file] = await query(databaseUrl, "SELECT pg_relation_filenode('verdicts') AS file");
      const script = await readFile(`${MIGRATIONS}${PARTITION}/migration.sql`, "utf8");
      for (const statement of script.split(";").slice(0, done)) await query(databaseUrl, statement);
      await query(
        databaseUrl,
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ('x', 'x', '${PARTITION}', now())`,
      );
      expect(await migrate(databaseUrl)).toContain(PARTITION);
      expect(await query(databaseUrl, "SELECT * FROM verdicts ORDER BY id")).toEqual(before);
      expect(await query(databaseUrl, "SELECT pg_relation_filenode('verdicts_0') AS file")).toEqual([file]);
      expect(
        await query(databaseUrl, "SELECT conname FROM pg_constraint WHERE conname = 'verdicts_first_ids'"),
      ).toEqual([]);
      const [{ id } = {}] = await query(
        databaseUrl,
        `INSERT INTO verdicts (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
         VALUES (gen_random_uuid(), 'unknown', 'blocked', 'unknown', 40, 1, now(), '[]') RETURNING id::int`,
      );
      expect(id).toBe(51);
    },
  );

  test("migrate: of ten that start at once, one applies each migration and the others wait for it", async () => {
    const databaseUrl = await freshDatabase();
    const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(databaseUrl)));
    expect(applied.flat().sort()).toEqual(await migrationNames());
    const [counted] = await query(databaseUrl, "SELECT count(*)::int AS count FROM _prisma_migrations");
    expect(counted).toEqual({ count: (await migrationNames()).length });
  });

  test("migrate: refuses a database that a newer version has migrated, and changes nothing; readiness notices it as well", async () => {
    const databaseUrl = await freshDatabase();
    await migrate(databaseUrl);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await assertSchemaKnown(client);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '20991231000000_future', now())`,
    );
    const sentence = "migrated by a newer version of Rollcall (20991231000000_future). Start that version, or restore";
    await expect(migrate(databaseUrl)).rejects.toThrow(sentence);
    await expect(assertSchemaKnown(client)).rejects.toThrow(SchemaAheadError);
  });

  test("migrate: leaves the table that `prisma migrate deploy` goes on from", async () => {
    const databaseUrl = await freshDatabase();
    await migrate(databaseUrl);
    const rows = await query(databaseUrl, "SELECT * FROM _prisma_migrations ORDER BY migration_name");
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      "applied_steps_count",
      "checksum",
      "finished_at",
      "id",
      "logs",
      "migration_name",
      "rolled_back_at",
      "started_at",
    ]);
    const names = await migrationNames();
    expect(rows.map((row) => row["migration_name"])).toEqual(names);
    for (const [index, name] of names.entries()) {
      const script = await readFile(`${MIGRATIONS}${name}/migration.sql`);
      const row = rows[index];
      expect(row?.["checksum"]).toBe(createHash("sha256").update(script).digest("hex"));
      expect(row?.["finished_at"]).toBeInstanceOf(Date);
      expect(row?.["rolled_back_at"]).toBeNull();
      expect(row?.["applied_steps_count"]).toBe(1);
    }
  });
});
