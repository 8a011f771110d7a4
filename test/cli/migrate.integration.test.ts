import { expect, test } from "vitest";
import { freshDatabase } from "../engines/postgres.ts";
import { makeWorkplace } from "./command.ts";

test("migrate: names what it applied, once, and says when there is no database", async () => {
  await using place = await makeWorkplace();
  const DATABASE_URL = await freshDatabase();
  const [first, second] = [
    await place.run("migrate", [], { DATABASE_URL }).ended,
    await place.run("migrate", [], { DATABASE_URL }).ended,
  ];
  expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/^(?:Applied \w+\.\n){10,}$/)]);
  expect([second.code, second.stdout]).toEqual([0, "Nothing to do.\n"]);
  const absent = await place.run("migrate", [], { DATABASE_URL: "postgresql://127.0.0.1:9/x" }).ended;
  expect([absent.code, absent.stderr]).toEqual([2, expect.stringContaining("No PostgreSQL at 127.0.0.1:9")]);
});
