import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { MigrationDirectory, MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { openSchemaEngine } from "./schema-engine.ts";

/** Any constant shared by all Rollcall processes: "roll" in ASCII. */
const MIGRATION_LOCK = 0x726f6c6c;

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies pending migrations and returns their names. Safe when many processes start at once: one holds an advisory
 * lock, the others wait and then have nothing to do. Rejects if a migration fails; it is rolled back where PostgreSQL
 * can.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  const guard = new pg.Client({ connectionString: databaseUrl });
  await guard.connect();
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { engine, close } = await openSchemaEngine(databaseUrl, await readSchema());
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: await readMigrations(),
        filters: NO_FILTER,
      });
      return appliedMigrationNames;
    } finally {
      await close();
    }
  } finally {
    await guard.end();
  }
}

/** The SQL that creates prisma/schema.prisma in an empty database, for the test of the migrations. */
export async function schemaSql(databaseUrl: string): Promise<string> {
  const schema = await readSchema();
  const { engine, close } = await openSchemaEngine(databaseUrl, schema);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? "";
  } finally {
    await close();
  }
}

const PRISMA_FOLDER = fileURLToPath(new URL("../../../../prisma/", import.meta.url));

/** The text of prisma/schema.prisma. */
async function readSchema(): Promise<string> {
  return await readFile(`${PRISMA_FOLDER}schema.prisma`, "utf8");
}

/** prisma/migrations in the schema engine's format, sorted by name. */
async function readMigrations(): Promise<MigrationList> {
  const base = `${PRISMA_FOLDER}migrations`;
  const names = (await readdir(base, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories: MigrationDirectory[] = [];
  for (const path of names) {
    const content = await readFile(`${base}/${path}/migration.sql`, "utf8");
    migrationDirectories.push({
      path,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } },
    });
  }
  return {
    baseDir: base,
    lockfile: { path: "migration_lock.toml", content: await readFile(`${base}/migration_lock.toml`, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
