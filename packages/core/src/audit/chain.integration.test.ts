import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eraseAddress } from "../privacy/erase-address.ts";
import { writeAudit } from "./audit.ts";
import { sealAudit, verifyAudit } from "./chain.ts";

describe("the chain of the audit log", () => {
  let database: Database;
  beforeAll(async () => {
    const url = await freshDatabase();
    await migrate(url);
    database = openDatabase(url, 8);
  });
  beforeEach(async () => void (await database.pool.query("TRUNCATE audit_entries RESTART IDENTITY")));
  afterAll(() => database.close());

  const write = async (count: number): Promise<void> => {
    for (let nth = 1; nth <= count; nth += 1)
      await writeAudit(database, {
        actor: "ops",
        action: "list.deleted",
        subject: nth,
        detail: { rows: nth, name: "b", a: null },
      });
  };
  const sealed = async (count: number): Promise<string> => {
    await write(count);
    await sealAudit(database);
    const chain = await verifyAudit(database);
    if (chain.type !== "whole" || chain.head === null) throw new Error("the chain is broken");
    return chain.head;
  };

  test("sealAudit: entries get their places once, and the chain is whole", async () => {
    await write(5);
    expect(await verifyAudit(database)).toEqual({ type: "whole", entries: 0, redacted: 0, unsealed: 5, head: null });
    expect(await sealAudit(database)).toBe(5);
    expect(await sealAudit(database)).toBe(0);
    expect(await verifyAudit(database)).toMatchObject({ type: "whole", entries: 5, unsealed: 0 });
  });

  test("sealAudit: from several processes at once, no entry is chained twice or left out", async () => {
    await write(2_500);
    const counts = await Promise.all(Array.from({ length: 4 }, () => sealAudit(database)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2_500);
    expect(await verifyAudit(database)).toMatchObject({ type: "whole", entries: 2_500 });
  });

  test("sealAudit: an entry that commits late, with a lower id, is chained after those before it", async () => {
    const late = await database.pool.connect();
    await late.query("BEGIN");
    await late.query("INSERT INTO audit_entries (actor, action) VALUES ('slow', 'list.deleted')");
    await write(3);
    await sealAudit(database);
    await late.query("COMMIT");
    late.release();
    expect(await sealAudit(database)).toBe(1);
    expect(await verifyAudit(database)).toMatchObject({ type: "whole", entries: 4 });
  });

  test.each([
    ["a changed actor", "UPDATE audit_entries SET actor = 'someone else' WHERE place = 3", 3, "changed"],
    ["a changed time", "UPDATE audit_entries SET at = at - interval '1 ms' WHERE place = 2", 2, "changed"],
    ["a changed detail", "UPDATE audit_entries SET detail = '{\"rows\": 0}' WHERE place = 4", 4, "changed"],
    ["a removed entry", "DELETE FROM audit_entries WHERE place = 2", 2, "missing"],
    ["the first one removed", "DELETE FROM audit_entries WHERE place = 1", 1, "missing"],
    [
      "two entries that changed places",
      "UPDATE audit_entries SET id = CASE id WHEN 2 THEN 1003 ELSE 1002 END WHERE id IN (2, 3)",
      2,
      "changed",
    ],
  ] as const)("verifyAudit: %s is found where it is", async (_, tampering, place, what) => {
    await sealed(5);
    await database.pool.query(tampering);
    expect(await verifyAudit(database)).toMatchObject({ type: "broken", place, what });
  });

  test("verifyAudit: an address that an erasure took out of an entry breaks nothing, and is counted", async () => {
    const list = { actor: "ops", action: "list.deleted", subject: "anna@shop.com" } as const;
    await writeAudit(database, list);
    await sealed(2);
    const redact = "UPDATE audit_entries SET subject = '[erased]' WHERE place = 1";
    await database.pool.query(redact);
    expect(await verifyAudit(database)).toMatchObject({ type: "broken", place: 1, what: "changed" });
    await database.pool.query("UPDATE audit_entries SET subject = 'anna@shop.com' WHERE place = 1");
    await eraseAddress(database, "ops", "anna@shop.com");
    await sealAudit(database);
    expect(await verifyAudit(database)).toMatchObject({ type: "whole", entries: 4, redacted: 1 });
  });

  test("verifyAudit: entries removed from the end are found by a hash that was kept", async () => {
    const head = await sealed(5);
    await sealed(2);
    expect(await verifyAudit(database, head)).toMatchObject({ type: "whole", entries: 7 });
    await database.pool.query("DELETE FROM audit_entries WHERE place >= 5");
    expect(await verifyAudit(database)).toMatchObject({ type: "whole", entries: 4 });
    expect(await verifyAudit(database, head)).toMatchObject({ type: "broken", place: 5, what: "missing" });
  });
});
