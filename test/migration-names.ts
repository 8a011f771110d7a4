import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** prisma/migrations */
export const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations/", import.meta.url));

/** Names of all migrations, the oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
