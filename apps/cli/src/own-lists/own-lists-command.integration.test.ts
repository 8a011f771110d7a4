import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { ownListsCommand } from "./own-lists-command.ts";

let database: Database;
let folder: string;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-own-lists-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("own-lists: what is added is shown as a file that can be imported, and removed", async () => {
  expect(await ownListsCommand(database, ["add", "disposable", "shop.com", "nonsense"])).toEqual({
    out: "",
    note: '1 added, 0 already known, 1 rejected\n"nonsense" is not a domain\n',
    code: 1,
  });
  await ownListsCommand(database, ["add", "never_ask", "rival.com"]);
  const { out } = await ownListsCommand(database, ["show"]);
  expect(out).toBe("disposable shop.com\nnever_ask rival.com\n");
  const file = path.join(folder, "own.txt");
  await writeFile(file, `${out}not_role info\n`);
  expect((await ownListsCommand(database, ["import", file])).note).toBe("1 added, 2 already known, 0 rejected\n");
  expect(await ownListsCommand(database, ["remove", "never_ask", "rival.com", "rival.com"])).toMatchObject({
    note: '1 removed\n"rival.com" is not on the list never_ask\n',
    code: 1,
  });
  expect((await ownListsCommand(database, ["show", "never_ask"])).out).toBe("");
});

test.each([
  [["add", "spam", "a.com"], "Name a list: disposable"],
  [["add", "free"], "add needs entries"],
  [["import"], "import needs a file"],
  [["import", "nowhere.txt"], "There is no file nowhere.txt"],
  [["list"], "use show, add, remove or import"],
])("own-lists: %j is refused with a hint", async (words, said) => {
  await expect(ownListsCommand(database, words)).rejects.toThrow(said);
});
