import type { Queries } from "@rollcall/postgres";

const ANNOUNCE = `
  INSERT INTO pacing_keys (key, egress, next_due_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (key, egress, at) ORDER BY key, egress
  ON CONFLICT (key, egress) DO UPDATE SET next_due_at = LEAST(pacing_keys.next_due_at, excluded.next_due_at)`;

/** Tells the sweepers that keys have something to do from a time on: each key on each egress. */
export async function announce(
  client: Queries,
  pacingKeys: readonly string[],
  egresses: readonly string[],
  at: Date,
): Promise<void> {
  const pairs = pacingKeys.flatMap((key) => egresses.map((egress) => ({ key, egress })));
  if (pairs.length === 0) return;
  const columns = [pairs.map(({ key }) => key), pairs.map(({ egress }) => egress), pairs.map(() => at)];
  await client.query(ANNOUNCE, columns);
}
