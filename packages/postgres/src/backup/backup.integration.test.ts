import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../database.ts";
import { addIdPartition, idPartition } from "../partitions/id-partitions.ts";
import { migrate, SchemaAheadError } from "../schema/migrate.ts";
import { emptyTarget, examineTarget } from "./backup-target.ts";
import { readBackup } from "./read-backup.ts";
import { examineBackup, restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const NASTY = ["", "\\.", "\\.\n", "a\tb\nc\\d\re", "\\N", '{"table":"lists"}', "ü 🦉 \u2028", "\\\\."];

const TABLES = `
  SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname NOT IN ('_prisma_migrations', 'workers') ORDER BY 1`;

const VERDICT = `
  INSERT INTO verdicts (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
  VALUES (gen_random_uuid(), 'unknown', 'blocked', 'unknown', 40, 1, now(), '[]') RETURNING id::text`;

/** All rows of all tables, and where the sequences stand. */
async function contentOf(database: Database): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query<{ name: string }>(TABLES);
  const content: Record<string, unknown> = {};
  for (const { name } of rows) {
    const found = await database.pool.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`);
    content[name] = found.rows.map(({ row }: { row: string }) => row);
  }
  const sequences = await database.pool.query("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1");
  return { ...content, sequences: sequences.rows };
}

describe("backup", () => {
  let url: string;
  let database: Database;
  let backup: Buffer;
  beforeAll(async () => {
    url = await freshDatabase();
    await migrate(url);
    database = openDatabase(url, 4);
    const { pool } = database;
    await pool.query(
      "INSERT INTO lists (id, name, file_name, state, columns) SELECT n, $1::text || n, 'f.csv', 'ready', $2 FROM generate_series(1, 3) n",
      [NASTY[3], NASTY],
    );
    for (const [at, text] of NASTY.entries())
      await pool.query(
        "INSERT INTO list_rows (list_id, row_number, cells, traits) SELECT 1, $1::int * 5000 + n, $2, 0 FROM generate_series(1, 4000) n",
        [at, JSON.stringify([text])],
      );
    await pool.query("INSERT INTO settings (key, value) VALUES ('x', $1)", [JSON.stringify({ text: NASTY })]);
    await pool.query("INSERT INTO audit_entries (actor, action, hash) VALUES ('a', 'b', '\\x00ff5c2e0a')");
    await pool.query(
      "INSERT INTO workers (id, egresses, seen_at) VALUES (gen_random_uuid(), '{main}', now() - interval '1 day')",
    );
    backup = await buffer(writeBackup(database, "1.2.3"));
  });
  afterAll(() => database.close());

  const bytesOf = (from: Buffer): Readable => Readable.from([from], { objectMode: false });

  test("restoreBackup: every row of every table comes back as it was, and new rows get new numbers", async () => {
    const target = await freshDatabase();
    await restoreBackup(target, bytesOf(backup));
    const restored = openDatabase(target, 2);
    const content = await contentOf(restored);
    expect(content).toEqual(await contentOf(database));
    expect(content["list_rows"]).toHaveLength(4_000 * NASTY.length);
    const { rows } = await restored.pool.query(
      "INSERT INTO audit_entries (actor, action) VALUES ('a', 'b') RETURNING id::int",
    );
    expect(rows).toEqual([{ id: 2 }]);
    expect((await restored.pool.query("SELECT count(*)::int FROM workers")).rows).toEqual([{ count: 0 }]);
    await restored.close();
  });

  test("restoreBackup: verdicts of several partitions come back, and new ones go on in the last", async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()];
    await migrate(source);
    const old = openDatabase(source, 2);
    await old.pool.query(VERDICT);
    for (const number of [1, 2, 3]) await addIdPartition(old.pool, "verdicts", number);
    // As retention leaves it where nothing stands, and with one that is ready for the next month.
    await old.pool.query("DROP TABLE verdicts_1");
    await old.pool.query("SELECT setval('verdicts_id_seq', $1)", [idPartition("verdicts", 2).from]);
    await old.pool.query(VERDICT);
    const before = (await old.pool.query("SELECT * FROM verdicts ORDER BY id")).rows;
    await restoreBackup(target, writeBackup(old, "1.0.0"));
    await old.close();
    const restored = openDatabase(target, 1);
    expect((await restored.pool.query("SELECT * FROM verdicts ORDER BY id")).rows).toEqual(before);
    expect(before).toHaveLength(2);
    const { rows } = await restored.pool.query<{ id: string }>(VERDICT);
    expect(BigInt(rows[0]?.id ?? 0)).toBe(BigInt(idPartition("verdicts", 2).from) + 2n);
    await restored.close();
  });

  test("restoreBackup: a backup whose ids need partitions without end is refused", async () => {
    const damaged = gunzipSync(backup)
      .toString("latin1")
      .replace(/"verdicts_id_seq":null/u, '"verdicts_id_seq":"9000000000000000000"');
    await expect(
      restoreBackup(await freshDatabase(), bytesOf(gzipSync(Buffer.from(damaged, "latin1")))),
    ).rejects.toThrow(/damaged/u);
  });

  test("writeBackup: while it is written no partition of the verdicts can be replaced, and it holds no work in progress", async () => {
    const url = await freshDatabase();
    await migrate(url);
    const busy = openDatabase(url, 2);
    await busy.pool.query(VERDICT);
    await busy.pool.query("CREATE UNLOGGED TABLE verdicts_changed (id BIGINT)");
    await busy.pool.query("INSERT INTO settings (key, value) VALUES ('long', $1)", [
      JSON.stringify(randomBytes(3_000_000).toString("base64")),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of writeBackup(busy, "1.0.0")) {
      // The rest waits until these are read.
      if (chunks.length === 0)
        await expect(
          busy.pool.query("DO 'BEGIN LOCK TABLE ONLY verdicts IN ACCESS EXCLUSIVE MODE NOWAIT; END'"),
        ).rejects.toThrow(/could not obtain lock/u);
      chunks.push(chunk as Buffer);
    }
    const target = await freshDatabase();
    await restoreBackup(target, bytesOf(Buffer.concat(chunks)));
    const restored = openDatabase(target, 1);
    expect((await restored.pool.query("SELECT 1 FROM verdicts")).rowCount).toBe(1);
    await Promise.all([busy.close(), restored.close()]);
  });

  test("restoreBackup: a backup of either of the two schemas before is migrated", async () => {
    const { migrations } = JSON.parse(gunzipSync(backup).toString().split("\n", 1)[0] ?? "") as {
      migrations: string[];
    };
    for (const known of [migrations.slice(0, -1), migrations.slice(0, -2)]) {
      const [source, target] = [await freshDatabase(), await freshDatabase()];
      await migrate(source, known);
      const old = openDatabase(source, 2);
      await old.pool.query("INSERT INTO settings (key, value) VALUES ('kept', '1')");
      await restoreBackup(target, writeBackup(old, "1.0.0"));
      await old.close();
      expect(await migrate(target)).toEqual([]);
      const restored = openDatabase(target, 1);
      expect((await restored.pool.query("SELECT key FROM settings")).rows).toEqual([{ key: "kept" }]);
      await restored.close();
    }
  });

  test("restoreBackup: a backup of a newer version is refused, and fills nothing", async () => {
    const newer = gunzipSync(backup)
      .toString("latin1")
      .replace('"migrations":[', '"migrations":["20991231000000_future",');
    const target = await freshDatabase();
    await expect(restoreBackup(target, bytesOf(gzipSync(Buffer.from(newer, "latin1"))))).rejects.toThrow(
      SchemaAheadError,
    );
    expect(await examineTarget(target)).toBe("empty");
  });

  test.each([
    ["cut off", (whole: Buffer) => whole.subarray(0, whole.length - 20), /cut off|incomplete/u],
    ["cut off at half", (whole: Buffer) => whole.subarray(0, whole.length / 2), /cut off|incomplete/u],
    [
      "damaged",
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 500), Buffer.alloc(9), whole.subarray(509)]),
      /damaged/u,
    ],
    ["without its end", (whole: Buffer) => gzipSync(gunzipSync(whole).subarray(0, -25)), /incomplete/u],
    ["a CSV", () => Buffer.from("email\nanna@shop.com\n"), /not a backup/u],
    ["a gzipped CSV", () => gzipSync("email\nanna@shop.com\n"), /not a backup/u],
    ["empty", () => Buffer.alloc(0), /incomplete|empty|not a backup/u],
  ])("examineBackup: a file that is %s is refused with a sentence", async (_, damage, sentence) => {
    await expect(examineBackup(bytesOf(damage(backup)))).rejects.toThrow(sentence);
  });

  test("readBackup: read the same in whatever pieces it comes", async () => {
    const text = gunzipSync(backup);
    const small = text.subarray(0, text.indexOf('{"table":"list_rows"'));
    const whole = gzipSync(Buffer.concat([small, Buffer.from('{"end":true,"tables":0}\n')]), { level: 0 });
    const read = async (chunks: Iterable<Buffer>): Promise<string> => {
      let said = "";
      const parts = readBackup(Readable.from(chunks, { objectMode: false }));
      await (async () => {
        for await (const part of parts)
          said += part.type === "rows" ? part.bytes.toString("latin1") : JSON.stringify(part);
      })().catch((error: Error) => (said += error.message));
      return said;
    };
    const once = await read([whole]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
          whole.subarray(at * size, (at + 1) * size),
        );
        expect(await read(pieces)).toBe(once);
      }),
      { numRuns: 20 },
    );
  });

  test("examineTarget: empty, filled, or in use by a worker that is alive; emptyTarget empties it", async () => {
    const target = await freshDatabase();
    expect(await examineTarget(target)).toBe("empty");
    await restoreBackup(target, bytesOf(backup));
    expect(await examineTarget(target)).toBe("filled");
    const restored = openDatabase(target, 1);
    await restored.pool.query(
      "INSERT INTO workers (id, egresses, seen_at) VALUES (gen_random_uuid(), '{main}', now())",
    );
    await restored.close();
    expect(await examineTarget(target)).toBe("in_use");
    await emptyTarget(target);
    expect(await examineTarget(target)).toBe("empty");
  });
});
