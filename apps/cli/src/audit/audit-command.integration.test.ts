import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { writeAudit } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { auditCommand } from "./audit-command.ts";

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
});
afterAll(() => database.close());

const verify = (head?: string) => auditCommand(database, ["verify"], { head });

test("audit verify: prints the last hash, and finds what was changed since", async () => {
  expect(await verify()).toEqual({ out: "", note: "The audit log is whole: 0 entries.\n" });
  for (const subject of [1, 2, 3]) await writeAudit(database, { actor: "ops", action: "list.deleted", subject });
  const { out, note } = await verify();
  expect(note).toBe("The audit log is whole: 3 entries.\n");
  expect(out).toMatch(/^[0-9a-f]{64}\n$/u);
  expect(await verify(out.trim())).toMatchObject({ out });
  await database.pool.query("UPDATE audit_entries SET actor = 'someone else' WHERE place = 2");
  expect(await verify()).toEqual({
    out: "",
    note: "The audit log was tampered with: entry 2, number 2 of the chain, is not what was written.\n",
    code: 1,
  });
  await database.pool.query("UPDATE audit_entries SET actor = 'ops'; DELETE FROM audit_entries WHERE place = 3");
  expect(await verify()).toMatchObject({ note: "The audit log is whole: 2 entries.\n" });
  expect(await verify(out.trim())).toMatchObject({
    note: "The audit log was tampered with: number 3 of the chain is missing.\n",
    code: 1,
  });
});

test.each([
  [["list"], {}, "There is no command list: use verify."],
  [["verify", "all"], {}, "Unexpected argument: all."],
  [["verify"], { head: "12ab" }, "--head must be a hash that verify has printed: 64 hexadecimal digits."],
])("audit %j %j is refused with a sentence", async (words, values, sentence) => {
  await expect(auditCommand(database, words, values)).rejects.toThrow(sentence);
});
