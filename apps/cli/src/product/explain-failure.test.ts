import { ColumnError } from "@rollcall/core";
import { TabularError } from "@rollcall/tabular";
import { expect, test } from "vitest";
import { FileError } from "../verify/check-files.ts";
import { EngineError } from "@rollcall/compose/engines/assert-reachable";
import { explainFailure } from "@rollcall/compose/process/explain-failure";
import { FolderInUseError } from "@rollcall/compose/engines/start-embedded";

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

test.each([
  new ColumnError("no_such_column", "There is no such column."),
  new TabularError("empty_file", "There is nothing in it."),
  new FileError("There is no such file."),
  new EngineError("No PostgreSQL there."),
  new FolderInUseError("Another Rollcall works there."),
])("explainFailure: an error that the user can fix is printed as it is, with code 2: $name", (error) => {
  expect(explainFailure(error, {})).toEqual({ sentence: error.message, code: 2 });
});

test.each([
  ["EADDRINUSE", "listen EADDRINUSE 127.0.0.1:3000", /^The port is in use .* PORT /],
  ["ENOSPC", "write", /^The disk is full\./],
  [
    "28P01",
    'password authentication failed for user "me"',
    /^PostgreSQL refuses the login: password .* DATABASE_URL, or PGPASSWORD/,
  ],
  ["3D000", 'database "x" does not exist', /^PostgreSQL says: database "x" does not exist\. Create it/],
])("explainFailure: %s has its own message", (code, message, sentence) => {
  expect(explainFailure(coded(code, message), {})).toEqual({
    sentence: expect.stringMatching(sentence) as unknown,
    code: 1,
  });
});

test("explainFailure: a worker's port is distinguished from the server's", () => {
  const taken = Object.assign(coded("EADDRINUSE", "listen EADDRINUSE 0.0.0.0:9400"), { port: 9400 });
  expect(explainFailure(taken, { WORKER_LISTEN: "0.0.0.0:9400" }).sentence).toMatch(
    /set WORKER_LISTEN to another port/,
  );
  expect(explainFailure(taken, { WORKER_LISTEN: "0.0.0.0:9401" }).sentence).toMatch(/set PORT to another number/);
});

test("explainFailure: an unexpected error is one sentence without a stack, and a hint", () => {
  const { sentence, code } = explainFailure(new TypeError("x is not a function\nsecond line"), {});
  expect(code).toBe(1);
  expect(sentence).toBe(
    "Unexpected error: x is not a function\n" +
      "Set LOG_LEVEL=debug to see where. Recorded data is safe, and the next start continues from there.",
  );
});

test("explainFailure: at debug level the stack and its cause are printed", () => {
  const { sentence } = explainFailure(new Error("outer", { cause: new Error("inner") }), { LOG_LEVEL: "debug" });
  expect(sentence).toMatch(/Error: outer\n +at [^]*because of Error: inner\n +at /);
});

test.each([["thrown text"], [undefined], [{ odd: true }]])("explainFailure: anything can be thrown: %j", (thrown) => {
  expect(explainFailure(thrown, {}).code).toBe(1);
});
