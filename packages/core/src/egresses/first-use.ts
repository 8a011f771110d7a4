import type { Database } from "@rollcall/postgres";
import { proxyName } from "@rollcall/smtp";
import type { NamedEgress } from "../settings.ts";

/** When egresses were first used, by name, milliseconds since the epoch. */
export type FirstUse = ReadonlyMap<string, number>;

/** The address under another name of the egress is the same, another address under its name is new. */
const LEARN = `
  INSERT INTO egresses (name, source) SELECT * FROM unnest($1::text[], $2::text[])
  ON CONFLICT (name) DO UPDATE SET source = excluded.source, first_used_at = now() WHERE egresses.source <> excluded.source`;

const READ = "SELECT name, first_used_at AS at FROM egresses WHERE name = ANY($1)";

/** Remembers the first use of these egresses, and of a new address under an old name. */
export async function learnFirstUse({ pool }: Database, egresses: readonly NamedEgress[]): Promise<void> {
  if (egresses.length === 0) return;
  const sorted = egresses.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  await pool.query(LEARN, [sorted.map(({ name }) => name), sorted.map(sourceOf)]);
}

/** Reads the first use of those that have been used. */
export async function readFirstUse({ pool }: Database, names: readonly string[]): Promise<FirstUse> {
  if (names.length === 0) return new Map();
  const { rows } = await pool.query<{ name: string; at: Date }>(READ, [names]);
  return new Map(rows.map(({ name, at }) => [name, at.getTime()]));
}

function sourceOf({ address, bindAddress, proxy }: NamedEgress): string {
  return address ?? bindAddress ?? (proxy === undefined ? "the system's choice" : proxyName(proxy));
}
