import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineFailure } from "./engine-failure.ts";

describe("engineFailure", () => {
  let database: Database;
  beforeAll(async () => {
    const url = await freshDatabase();
    await migrate(url);
    const readOnly = new URL(url);
    readOnly.searchParams.set("options", "-c default_transaction_read_only=on");
    database = openDatabase(readOnly.href, 2);
  });
  afterAll(() => database.close());

  const failureOf = async (act: () => Promise<unknown>): Promise<unknown> => {
    const error: unknown = await act().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).not.toBeNull();
    return await engineFailure(database, error);
  };

  test("engineFailure: a database that takes no changes is read-only, by SQL and by Prisma", async () => {
    const row = { key: "probe", value: 1 };
    expect(await failureOf(() => database.pool.query("DELETE FROM settings"))).toEqual({ type: "read_only" });
    expect(await failureOf(() => database.prisma.setting.create({ data: row }))).toEqual({ type: "read_only" });
    expect(await failureOf(() => database.prisma.setting.deleteMany({}))).toEqual({ type: "read_only" });
    expect(await failureOf(() => database.pool.query("SELECT * FROM no_such_table"))).toBeNull();
  });
});
