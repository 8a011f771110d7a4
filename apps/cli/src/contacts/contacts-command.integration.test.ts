import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { contactsCommand } from "./contacts-command.ts";
import { storeContacts } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";

let database: Database;
let folder: string;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-contacts-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("contacts: suppress accepts a file or entries, and suppressed lists them", async () => {
  const file = path.join(folder, "quiet.csv");
  await writeFile(file, 'email,note\nanna@shop.com,"said ""no"", twice"\nnonsense,\n');
  expect((await contactsCommand(database, ["suppress", file])).note).toBe(
    '1 added, 0 already known, 1 rejected\n"nonsense" is neither an address nor a domain\n',
  );
  expect((await contactsCommand(database, ["suppress", "hush.com", "anna@shop.com"])).note).toContain(
    "1 added, 1 already known",
  );
  const { out } = await contactsCommand(database, ["suppressed"]);
  expect(out).toMatch(
    /^entry,kind,note,created_at\nanna@shop.com,address,"said ""no"", twice",\S+\nhush.com,domain,,\S+\n$/,
  );
});

test("contacts: held prints everything about an address; erase deletes it and prints a receipt", async () => {
  await storeContacts(database, [
    {
      key: "bert@shop.com",
      asked: "bert@shop.com",
      domain: "shop.com",
      syntaxProblem: null,
      needsSmtpUtf8: false,
      role: false,
      disposable: false,
      free: false,
      tagged: false,
      relay: false,
      suggestion: null,
      relaxedKey: null,
    },
  ]);
  const { out } = await contactsCommand(database, ["held", "Bert@Shop.com"]);
  expect(JSON.parse(out)).toMatchObject({ email: "bert@shop.com", contact: { asked: "bert@shop.com" } });
  await expect(contactsCommand(database, ["erase", "bert@shop.com"])).rejects.toThrow("Nothing was erased");
  const typed: string[] = [];
  const refuse = async (question: string): Promise<boolean> => (typed.push(question), false);
  await expect(contactsCommand(database, ["erase", "bert@shop.com"], {}, { confirm: refuse })).rejects.toThrow(
    "Nothing was erased",
  );
  expect(typed).toEqual([expect.stringContaining("Everything about bert@shop.com will be deleted")]);
  expect((await contactsCommand(database, ["held", "bert@shop.com"])).out).toContain("bert@shop.com");
  const receipt = await contactsCommand(database, ["erase", "bert@shop.com"], { yes: true });
  expect(JSON.parse(receipt.out)).toMatchObject({ deleted: { contacts: 1 } });
  expect(receipt.out).not.toContain("bert");
  await expect(contactsCommand(database, ["held", "bert@shop.com"])).rejects.toThrow("Nothing is stored");
});

test.each(["nofile.csv", "lists/unsubscribed.xlsx", "./people.txt"])(
  "contacts: suppress %s, a file that is not there, suppresses nothing and says so",
  async (file) => {
    await expect(contactsCommand(database, ["suppress", file])).rejects.toThrow(
      `There is no file ${file}. Check the path; nothing was suppressed.`,
    );
    expect((await contactsCommand(database, ["suppressed"])).out).not.toContain(path.basename(file));
  },
);

test("contacts: suppress and unsuppress exit with 1 if some entries were rejected", async () => {
  expect(await contactsCommand(database, ["suppress", "not-an-entry", "some.example.org"])).toMatchObject({ code: 1 });
  expect(await contactsCommand(database, ["suppress", "other.example.org"])).toMatchObject({ code: 0 });
  expect(await contactsCommand(database, ["unsuppress", "some.example.org", "@other.example.org"])).toMatchObject({
    note: "2 removed\n",
    code: 0,
  });
  expect(await contactsCommand(database, ["unsuppress", "some.example.org"])).toMatchObject({
    note: '0 removed\n"some.example.org" is not on the suppression list\n',
    code: 1,
  });
});

test("contacts: schedules lists schedules", async () => {
  const { out } = await contactsCommand(database, ["schedules"]);
  expect(out).toBe("ID\tNAME\tCRON\tTIME ZONE\tNEXT RUN\n");
});

test.each([
  [["suppress"], "needs a file"],
  [["held"], "needs one address"],
  [["erase", "bert"], "needs one address"],
  [["delete"], "schedules, suppress"],
])("contacts: %j is rejected with a hint", async (words, said) => {
  await expect(contactsCommand(database, words)).rejects.toThrow(said);
});
