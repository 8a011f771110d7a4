import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_FRESH_FOR, importFile, type StartRunPorts, startListRun } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { listsCommand } from "./lists-command.ts";

let database: Database;
let ports: StartRunPorts;
let id: string;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
  const lanes = { open: async () => {}, wake: async () => {}, resolve: async () => {} };
  const settings = {
    egresses: [{ name: "main", bindAddress: null, heloName: "verify.example.com", mailFrom: "" }],
    served: [],
    freshFor: DEFAULT_FRESH_FOR,
    retryScheduleMs: [],
    roleIsRisky: false,
    pacing: {},
    smtpPort: 25,
    allowPrivateAddresses: false,
  };
  ports = { database, lanes, clock: { nowMs: Date.now, random: () => 0 }, settings };
  const list = await importFile(database, {
    bytes: (async function* once() {
      yield Buffer.from("email\nanna@gmial.com\nbert@gmial.com\ncleo @gmail.com\n");
    })(),
    fileName: "list.csv",
    name: null,
    columns: ["1"],
    audit: { actor: null, action: "list.uploaded" },
  });
  id = String(list.id);
});
afterAll(() => database.close());

test("lists: typos lists patterns and addresses, accepts by pattern or address, and takes that back", async () => {
  expect((await listsCommand(ports, ["typos", id], {})).out).toBe(
    "PATTERN\tOPEN\tACCEPTED\tDISMISSED\ngmial.com=gmail.com\t2\t0\t0\nname\t1\t0\t0\n",
  );
  expect((await listsCommand(ports, ["typos", id], { accept: "gmial.com=gmail.com" })).note).toBe(
    "2 addresses accepted. The next run of the list asks them.\n",
  );
  expect((await listsCommand(ports, ["typos", id], { reopen: "Anna@gmial.com" })).note).toBe("1 address open again.\n");
  expect((await listsCommand(ports, ["typos", id], { show: "gmial.com=gmail.com" })).out).toBe(
    "ROW\tADDRESS\tSUGGESTION\tSTATE\tANSWER\n" +
      "1\tanna@gmial.com\tanna@gmail.com\topen\t\n2\tbert@gmial.com\tbert@gmail.com\taccepted\t\n",
  );
  const { runId } = await startListRun(ports, null, Number(id), { recheck: false });
  expect((await listsCommand(ports, ["typos", id], { accept: "name" })).note).toBe(
    `1 address accepted. Run ${runId} asks them.\n`,
  );
});

test.each([
  [["typos"], {}, "needs the number of a list"],
  [["typos", "99999"], {}, "There is no list 99999"],
  [["types", "1"], {}, "There is no command types"],
  [["typos", "1"], { accept: "name", dismiss: "name" }, "at a time"],
  [["typos", "1"], { dismiss: "unknown@gmail.com" }, "Nothing changed"],
])("lists: %j %j is refused with a hint", async (words, flags, said) => {
  await expect(listsCommand(ports, words, flags)).rejects.toThrow(said);
});
