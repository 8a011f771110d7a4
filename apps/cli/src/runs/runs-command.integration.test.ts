import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { ASK_EVERYBODY, contactId, DEFAULT_FRESH_FOR, insertRun, storeContacts } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { runsCommand } from "./runs-command.ts";

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
});
afterAll(() => database.close());

const run = (words: readonly string[]) =>
  runsCommand(
    {
      database,
      clock: { nowMs: () => Date.now(), random: () => 0.5 },
      settings: { freshFor: DEFAULT_FRESH_FOR, roleIsRisky: false },
    },
    words,
  );

test("runs: list shows what is open, finish ends it and says how many stay unanswered", async () => {
  expect(await run(["list"])).toEqual({ out: "", note: "No run is open.\n" });
  const asked = ["anna@shop.com", "ben@shop.com"];
  await storeContacts(
    database,
    asked.map((key) => ({
      key,
      asked: key,
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
    })),
  );
  const contactIds = asked.map(contactId);
  const open = { kind: "contacts" as const, listId: null, contactIds, priority: 0, firstStep: null };
  const { runId } = await insertRun(database, { ...open, freshFor: ASK_EVERYBODY }, ["main"]);
  expect((await run(["list"])).out).toBe(`${runId}\tcontacts\trunning\t0 of 2 addresses\n`);
  const note = `Run ${runId} is finished: 2 addresses without an answer.\n`;
  expect(await run(["finish", String(runId)])).toEqual({ out: "", note });
  expect((await run(["list"])).out).toBe("");
  await expect(run(["finish", "99"])).rejects.toThrow("There is no run 99.");
  await expect(run(["finish", "x"])).rejects.toThrow("needs the number of a run");
});
