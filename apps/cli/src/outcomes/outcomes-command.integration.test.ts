import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { outcomesCommand } from "./outcomes-command.ts";

let database: Database;
let folder: string;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-outcomes-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("outcomes: a file is imported, and what can't be read is named by its row", async () => {
  const file = path.join(folder, "events.csv");
  await writeFile(file, "Email,Event\nann@shop.com,unsubscribe\nbo@shop.com,vanished\n");
  expect(await outcomesCommand(database, ["import", file], { source: "sendgrid" })).toEqual({
    out: "",
    note: '0 stored, 0 already known, 1 of addresses that are no contacts, 1 added to the suppression list, 1 rejected\nrow 2 is of an unknown kind: "vanished"\n',
    code: 1,
  });
  expect((await outcomesCommand(database, ["accuracy"], {})).out).toContain("Import some first");
});

test.each([
  [["list"], {}, "use import or accuracy"],
  [["import"], {}, "import needs one file"],
  [["import", "nowhere.csv"], {}, "There is no file nowhere.csv"],
  [["import", "."], { kind: "bounced" }, "--kind takes one of delivered"],
  [["import", "."], { source: "Send Grid" }, "--source takes a name in lower case"],
  [["accuracy"], { days: "0" }, "--days takes a number from 1 to 3,650"],
])("outcomes: %j %j is refused with a hint", async (words, values, said) => {
  await expect(outcomesCommand(database, words, values)).rejects.toThrow(said);
});
