import type { Transaction } from "@rollcall/postgres";

/** A key on an egress. */
interface Key {
  readonly pacingKey: string;
  readonly egress: string;
}

/** Names a key on an egress. */
export const keyName = ({ pacingKey, egress }: Key): string => `${egress} ${pacingKey}`;

/** The planner must see that nearly every row passes, or it reads all due checks of a key instead of the first of its index. */
const NEXT_DUE = `
  SELECT n.key AS "pacingKey", n.egress, min(h.due_at) AS at
  FROM unnest($1::text[], $2::text[]) AS n (key, egress) CROSS JOIN runs CROSS JOIN LATERAL (
    SELECT due_at FROM checks
    WHERE pacing_key = n.key AND run_id = runs.id AND state = 'due' AND (checks.egress IS NULL OR checks.egress = n.egress)
    ORDER BY due_at LIMIT 1) h
  WHERE runs.state = 'running' GROUP BY 1, 2`;

/** When the next check of each key is due, by `keyName`; keys that have none are left out. */
export async function readNextDue(client: Transaction, keys: readonly Key[]): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await client.query<Key & { readonly at: Date }>(NEXT_DUE, [
    keys.map(({ pacingKey }) => pacingKey),
    keys.map(({ egress }) => egress),
  ]);
  return new Map(rows.map((row) => [keyName(row), row.at]));
}
