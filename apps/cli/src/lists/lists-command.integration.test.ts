import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { DEFAULT_FRESH_FOR, importFile, readList, type StartRunPorts } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { listsCommand } from "./lists-command.ts";

let database: Database;
let ports: StartRunPorts;
let folder: string;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 6);
  const lanes = { open: async () => {}, wake: async () => {}, resolve: async () => {} };
  const settings = {
    egresses: [],
    served: [],
    freshFor: DEFAULT_FRESH_FOR,
    retryScheduleMs: [],
    roleIsRisky: false,
    pacing: {},
    smtpPort: 25,
    allowPrivateAddresses: false,
  };
  ports = { database, lanes, clock: { nowMs: Date.now, random: () => 0 }, settings };
  folder = await mkdtemp(path.join(os.tmpdir(), "lists-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function listOf(text: string, name: string): Promise<string> {
  const bytes = (async function* once() {
    yield Buffer.from(text);
  })();
  const audit = { actor: null, action: "list.uploaded" } as const;
  return String((await importFile(database, { bytes, fileName: "x.csv", name, columns: null, audit })).id);
}

async function fileOf(text: string): Promise<string> {
  const file = path.join(folder, `${Math.abs(text.length)}.csv`);
  await writeFile(file, text);
  return file;
}

const PEOPLE = "name,email\nAnn,ann@acme.com\nBo,bo@acme.com\n";

test("lists: tags and a note are set, listed by, and taken away", async () => {
  const id = await listOf(PEOPLE, "people");
  expect(await listsCommand(ports, ["tag", id, "fair", "2026"], { note: "from Oslo" })).toMatchObject({
    note: `List ${id}: fair, 2026 · from Oslo\n`,
  });
  expect((await listsCommand(ports, ["list"], { tag: "fair" })).out).toBe(`${id}\tpeople\t2 rows\tfair, 2026\n`);
  expect((await listsCommand(ports, ["tag", id], { note: "" })).note).toBe(`List ${id}: fair, 2026\n`);
  expect((await listsCommand(ports, ["tag", id])).note).toBe(`List ${id}: no tags\n`);
});

test("lists: rows are appended or replaced, and the duplicates among them told", async () => {
  const id = await listOf(PEOPLE, "people");
  const more = await fileOf("email,name\ncy@acme.com,Cy\nann@acme.com,Ann\n");
  expect((await listsCommand(ports, ["append", id, more])).note).toBe(
    `List ${id}: 2 rows appended, 1 duplicate among them.\n`,
  );
  expect((await listsCommand(ports, ["replace", id, more])).note).toBe(
    `List ${id}: 2 rows in the place of the old ones.\n`,
  );
  const bad = await fileOf("email\ncy@acme.com\n");
  await expect(listsCommand(ports, ["append", id, bad])).rejects.toThrow('no column "name"');
  await expect(listsCommand(ports, ["append", id, `${bad}.none`])).rejects.toThrow("no file");
  expect((await readList(database, Number(id)))?.rowCount).toBe(2);
});

test("lists: merge, subtract and split make new lists, one a line", async () => {
  const [one, two] = [await listOf(PEOPLE, "one"), await listOf("name,email\nBo,bo@acme.com\n", "two")];
  const linesOf = async (words: readonly string[], values = {}): Promise<string[]> =>
    (await listsCommand(ports, words, values)).out.split("\n").map((line) => line.split("\t").slice(1).join(" "));
  expect(await linesOf(["merge", one, two], { name: "both" })).toEqual(["both 3 rows", ""]);
  expect(await linesOf(["subtract", one, two])).toEqual(["one (rest) 1 row", ""]);
  expect(await linesOf(["split", one], { by: "name" })).toEqual(["one: Ann 1 row", "one: Bo 1 row", ""]);
  await expect(listsCommand(ports, ["split", one], { by: "City" })).rejects.toThrow('no column "City"');
  await expect(listsCommand(ports, ["merge", one, "99999"])).rejects.toThrow("no list 99999");
  await expect(listsCommand(ports, ["join"])).rejects.toThrow("no command join");
});
