import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { PreparingClient } from "./connection.ts";

describe("PreparingClient", () => {
  let pool: pg.Pool;
  beforeEach(async () => {
    pool = new pg.Pool({ connectionString: await freshDatabase(), max: 1, Client: PreparingClient });
    await pool.query("CREATE TABLE turns (id int)");
  });
  afterEach(async () => await pool.end());

  test("PreparingClient: a statement with parameters is prepared once in a connection, and answers by its parameters", async () => {
    await pool.query("INSERT INTO turns VALUES (1), (2), (2)");
    const count = "SELECT count(*)::int AS n FROM turns WHERE id = $1";
    const counted = [];
    for (const id of [1, 2, 1, 3]) counted.push((await pool.query<{ n: number }>(count, [id])).rows[0]?.n);
    expect(counted).toEqual([1, 2, 1, 0]);
    const prepared = await pool.query(
      "SELECT statement, generic_plans + custom_plans AS plans FROM pg_prepared_statements",
    );
    expect(prepared.rows).toEqual([{ statement: count, plans: "4" }]);
  });

  test("PreparingClient: a statement whose table has changed fails once, and then goes on", async () => {
    const read = (): Promise<pg.QueryResult> => pool.query("SELECT * FROM turns WHERE id = $1", [1]);
    await read();
    await pool.query("ALTER TABLE turns ADD COLUMN name text");
    await expect(read()).rejects.toThrow("cached plan must not change result type");
    expect((await read()).rows).toEqual([]);
  });
});
