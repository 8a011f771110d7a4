import type { Finding } from "./finding.ts";

/** What runs here. */
export interface VersionFacts {
  /** Rollcall's. */
  readonly product: string;
  /** Node.js', such as `24.1.0`. */
  readonly node: string;
}

/** Migrations that the database and this version of the code do not have in common. */
export interface SchemaFacts {
  /** In the database, unknown here: a newer version has migrated it. */
  readonly ahead: readonly string[];
  /** Not in the database yet. */
  readonly pending: readonly string[];
}

/** The oldest that starts TypeScript files and has all that we use. */
const OLDEST_NODE = 22;

/** Checks that code, schema and Node.js fit each other. `schema` null: unknown, because of `problem`. */
export function checkVersions({ product, node }: VersionFacts, schema: SchemaFacts | null, problem: string): Finding {
  const about = {
    id: "versions",
    title: "Versions",
    meaning: "Code and schema of different versions misunderstand each other: what is stored may be lost.",
  };
  const detail = `Rollcall ${product} on Node.js ${node}`;
  if (Number(node.split(".")[0]) < OLDEST_NODE)
    return { ...about, state: "problem", detail: `${detail}.`, fix: `Use Node.js ${OLDEST_NODE} or later.` };
  if (schema === null) return { ...about, state: "skipped", detail: `${detail}. ${problem}`.trimEnd(), fix: "" };
  if (schema.ahead.length > 0) {
    const fix = "Start the newer version, or restore the backup from before the upgrade (docs/upgrading.md).";
    return { ...about, state: "problem", detail: `${detail}; the database is newer: ${schema.ahead.join(", ")}.`, fix };
  }
  if (schema.pending.length > 0) {
    const fix = "Start Rollcall: it migrates the database. Make a backup first.";
    const count = schema.pending.length;
    return { ...about, state: "warning", detail: `${detail}; ${count} migrations are not applied yet.`, fix };
  }
  return { ...about, state: "ok", detail: `${detail}, and the database's schema is of this version.`, fix: "" };
}
