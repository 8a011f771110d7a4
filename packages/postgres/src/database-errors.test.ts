import { expect, test } from "vitest";
import { isConnectionLost } from "./database-errors.ts";

test.each([
  ["nobody listens", { code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:5432" }],
  ["shut down", { code: "57P01", message: "terminating connection due to administrator command" }],
  ["starting", { code: "57P03", message: "the database system is starting up" }],
  ["no room", { code: "53300", message: "sorry, too many clients already" }],
  ["cut in the middle of a statement", { message: "Connection terminated unexpectedly" }],
  ["used after it broke", { message: "Client has encountered a connection error and is not queryable" }],
])("isConnectionLost: true for an unavailable server: %s", (_, error) => {
  expect(isConnectionLost(error)).toBe(true);
});

test.each([
  ["deadlock", { code: "40P01", message: "deadlock detected" }],
  ["a value that does not fit", { code: "22P05", message: "unsupported Unicode escape sequence" }],
  ["a row that exists", { code: "23505", message: "duplicate key value violates unique constraint" }],
  ["a bug of ours", { message: "Cannot read properties of undefined" }],
])("isConnectionLost: false for a refused statement: %s", (_, error) => {
  expect(isConnectionLost(error)).toBe(false);
});
