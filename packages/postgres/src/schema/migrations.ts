import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { MigrationDirectory, MigrationList } from "@prisma/schema-engine-wasm";

const PRISMA_FOLDER = fileURLToPath(new URL("../../../../prisma/", import.meta.url));

/** The text of prisma/schema.prisma. */
export async function readSchema(): Promise<string> {
  return await readFile(`${PRISMA_FOLDER}schema.prisma`, "utf8");
}

/** prisma/migrations as the schema engine takes it: a folder each, in order of their names. */
export async function readMigrations(): Promise<MigrationList> {
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
