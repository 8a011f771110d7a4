import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationDirectory, MigrationList } from "@prisma/schema-engine-wasm";
import { PRISMA_FOLDER } from "@rollcall/product";
import pg from "pg";
import { openSchemaEngine } from "./schema-engine.ts";

/** Any constant shared by all Rollcall processes: "roll" in ASCII. */
const MIGRATION_LOCK = 0x726f6c6c;

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies pending migrations and returns their names. Safe when many processes start at once: one holds an advisory
 * lock, the others wait and then have nothing to do. Rejects if a migration fails; it is rolled back where PostgreSQL
 * can. `only`: apply these alone, as for a backup that was written before the others. Throws SchemaAheadError, and changes nothing, if a newer version of Rollcall has migrated the database.
 */
export async function migrate(databaseUrl: string, only?: readonly string[]): Promise<readonly string[]> {
  const guard = new pg.Client({ connectionString: databaseUrl });
  await guard.connect();
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const all = await readMigrations();
    assertNotAhead(await readAhead(guard, all));
    const migrationsList = only === undefined ? all : selectMigrations(all, only);
    await allowAgain(guard, all);
    const { engine, close } = await openSchemaEngine(databaseUrl, await readSchema());
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList,
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

/** The first line of a migration whose every statement does nothing once it has been done. */
const RESTARTABLE = "-- May be applied again after it was interrupted.";

const AGAIN = `
  UPDATE _prisma_migrations SET rolled_back_at = now()
  WHERE finished_at IS NULL AND rolled_back_at IS NULL AND migration_name = ANY($1)`;

/**
 * Lets a migration that takes long on a big database go on where it was killed: the schema engine refuses all others after one that
 * did not finish. Requires the lock: then none is under way.
 */
async function allowAgain(client: pg.Client, all: MigrationList): Promise<void> {
  if (!(await hasMigrations(client))) return;
  const names = all.migrationDirectories.flatMap(({ path: name, migrationFile: { content } }) =>
    content.tag === "ok" && content.value.startsWith(RESTARTABLE) ? [name] : [],
  );
  await client.query(AGAIN, [names]);
}

function selectMigrations(all: MigrationList, only: readonly string[]): MigrationList {
  const names = new Set(all.migrationDirectories.map((one) => one.path));
  assertNotAhead(only.filter((name) => !names.has(name)));
  return { ...all, migrationDirectories: all.migrationDirectories.filter((one) => only.includes(one.path)) };
}

/** The database has been migrated by a newer version of Rollcall; the message says what to do. */
export class SchemaAheadError extends Error {
  override readonly name = "SchemaAheadError";
  readonly code = "schema_ahead" as const;
}

/** Throws SchemaAheadError if a newer version of Rollcall has migrated the database since this process started. */
export async function assertSchemaKnown(client: Pick<pg.Client, "query">): Promise<void> {
  assertNotAhead(await readAhead(client, await knownMigrations()));
}

/** Migrations that only the database has, and those that only this version of Rollcall has. */
export async function compareSchema(
  client: Pick<pg.Client, "query">,
): Promise<{ readonly ahead: readonly string[]; readonly pending: readonly string[] }> {
  const ours = (await knownMigrations()).migrationDirectories.map((one) => one.path);
  const applied = await readApplied(client);
  return {
    ahead: applied.filter((name) => !ours.includes(name)),
    pending: ours.filter((name) => !applied.includes(name)),
  };
}

let known: Promise<MigrationList> | undefined;

/** Read once; again after a failure, such as for want of file descriptors. */
function knownMigrations(): Promise<MigrationList> {
  known ??= readMigrations().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

function assertNotAhead(ahead: readonly string[]): void {
  if (ahead.length === 0) return;
  throw new SchemaAheadError(
    `The database has been migrated by a newer version of Rollcall (${ahead.join(", ")}). ` +
      "Start that version, or restore the backup from before the upgrade.",
  );
}

/** Names of the migrations of a database. */
export const APPLIED_MIGRATIONS =
  "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1";

/** Migrations in the database that this version does not have. */
async function readAhead(client: Pick<pg.Client, "query">, ours: MigrationList): Promise<string[]> {
  const names = new Set(ours.migrationDirectories.map((one) => one.path));
  return (await readApplied(client)).filter((name) => !names.has(name));
}

/** Names of the migrations in the database; none before the first. */
async function readApplied(client: Pick<pg.Client, "query">): Promise<string[]> {
  if (!(await hasMigrations(client))) return [];
  const { rows } = await client.query(APPLIED_MIGRATIONS);
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function hasMigrations(client: Pick<pg.Client, "query">): Promise<boolean> {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
  return (rows as { found: string | null }[])[0]?.found != null;
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

/** The text of prisma/schema.prisma. */
async function readSchema(): Promise<string> {
  return await readFile(path.join(PRISMA_FOLDER, "schema.prisma"), "utf8");
}

/** prisma/migrations in the schema engine's format, sorted by name. */
async function readMigrations(): Promise<MigrationList> {
  const base = path.join(PRISMA_FOLDER, "migrations");
  const names = (await readdir(base, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories: MigrationDirectory[] = [];
  for (const name of names) {
    const content = await readFile(path.join(base, name, "migration.sql"), "utf8");
    migrationDirectories.push({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } },
    });
  }
  return {
    baseDir: base,
    lockfile: { path: "migration_lock.toml", content: await readFile(path.join(base, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
