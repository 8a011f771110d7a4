import type { Queries } from "./database.ts";

/** The database's time: all processes share it, whatever their own machines' clocks say. To the millisecond. */
export async function databaseNow(client: Queries): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const [row] = rows;
  if (!row) throw new Error("PostgreSQL did not say what time it is");
  return row.now;
}
