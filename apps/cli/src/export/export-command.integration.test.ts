import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile, storeExportPreset } from "@rollcall/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import type { Output } from "../verify/output-options.ts";
import { exportList, showLists } from "./export-command.ts";
import { parseExportOptions } from "./export-options.ts";
import { runExport } from "./run-export.ts";
import { savedOutput } from "./saved-exports.ts";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";

let database: Database;
let folder: string;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-export-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const outputTo = (name: string): Output => ({
  path: path.join(folder, name),
  format: "csv",
  gzip: false,
  isSplit: false,
  preset: "everything",
  columns: ["email", "rc_duplicate_of_row"],
  unique: false,
  isPerAddress: false,
  target: null,
  delimiter: ";",
});

test("exportList: a list without answers is exported, and open addresses are reported", async () => {
  expect(await showLists(database)).toMatchObject({ out: "", note: "There are no lists yet.\n" });
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("email\nanna@acme.com\nANNA@acme.com\n");
  }
  const { id } = await importFile(database, {
    bytes: bytes(),
    fileName: "a.csv",
    name: null,
    columns: null,
    audit: { actor: null, action: "list.uploaded" },
  });
  expect((await showLists(database)).out).toBe(`${id}\ta.csv\t2 rows\tready\n`);
  const output = outputTo("all.csv");
  const { note, code } = await exportList(database, id, output);
  expect(code).toBe(1);
  expect(note).toContain("1 address has no final answer yet.");
  expect(await readFile(output.path, "utf8")).toBe(
    "email;rc_duplicate_of_row\r\nanna@acme.com;\r\nANNA@acme.com;1\r\n",
  );
  const unique = { ...outputTo("unique.csv"), unique: true };
  await exportList(database, id, unique);
  expect(await readFile(unique.path, "utf8")).toBe("email;rc_duplicate_of_row\r\nanna@acme.com;\r\n");
});

test("exportList: a missing list, column or folder is named, and nothing is written", async () => {
  await expect(exportList(database, 999, outputTo("none.csv"))).rejects.toThrow("There is no list 999");
  const lists = await showLists(database);
  const id = Number(lists.out.split("\t")[0]);
  await expect(exportList(database, id, { ...outputTo("none.csv"), columns: ["nope"] })).rejects.toThrow(
    'no column "nope"',
  );
  await expect(exportList(database, id, outputTo("nowhere/none.csv"))).rejects.toThrow("There is no folder");
  await expect(readFile(path.join(folder, "none.csv"))).rejects.toThrow("ENOENT");
});

test("saved: options are saved under a name, used, overridden and removed", async () => {
  const lists = await showLists(database);
  const id = Number(lists.out.split("\t")[0]);
  const order = (...args: string[]): Promise<{ readonly out: string; readonly note: string }> => {
    const parsed = parseExportOptions(args);
    if (parsed.type === "help" || parsed.type === "problem") throw new Error(JSON.stringify(parsed));
    return runExport(database, parsed);
  };
  await order("save", "Weekly", "--columns", "rc_duplicate_of_row,email", "--unique", "--out-delimiter", "tab");
  expect((await order("saved")).out).toBe("Weekly\tcolumns=rc_duplicate_of_row,email delimiter=tab duplicates=false\n");
  const out = path.join(folder, "saved.csv");
  await order(String(id), "--out", out, "--saved", "Weekly");
  expect(await readFile(out, "utf8")).toBe("rc_duplicate_of_row\temail\r\n\tanna@acme.com\r\n");
  await order(String(id), "--out", out, "--saved", "Weekly", "--columns", "email", "--duplicates");
  expect(await readFile(out, "utf8")).toBe("email\r\nanna@acme.com\r\nANNA@acme.com\r\n");
  await order("remove", "Weekly");
  await expect(order(String(id), "--out", out, "--saved", "Weekly")).rejects.toThrow('No export is saved as "Weekly"');
});

test("saved: an export whose rows the command line can't select is refused", async () => {
  await storeExportPreset(database, null, { name: "App", options: { preset: "custom", status: "risky" } });
  const values = {};
  const saved = { name: "App", path: path.join(folder, "app.csv"), values };
  await expect(savedOutput(database, saved)).rejects.toThrow("download it in the app");
});

test("exportList: a .zip has a file for each status", async () => {
  const id = Number((await showLists(database)).out.split("\t")[0]);
  const output = { ...outputTo("all.zip"), isSplit: true };
  await exportList(database, id, output);
  const bytes = await readFile(output.path, "latin1");
  for (const name of ["deliverable.csv", "risky.csv", "undeliverable.csv", "unknown.csv", "no_status.csv"])
    expect(bytes).toContain(name);
});
