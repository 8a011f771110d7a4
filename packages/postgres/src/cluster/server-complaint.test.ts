import { expect, test } from "vitest";
import { serverComplaint } from "./postgres-server.ts";

const STARTING =
  "2026-11-29 15:11:20.001 UTC [90] LOG:  starting PostgreSQL 18.4 on x86_64-pc-linux-gnu, compiled by gcc\n";

test.each([
  [
    "a full disk",
    `${STARTING}2026-11-29 15:11:21.500 UTC [90] FATAL:  could not write to file "pg_wal/xlogtemp.19678": No space left on device\n` +
      "2026-11-29 15:11:21.600 UTC [90] LOG:  database system is shut down\n",
    'could not write to file "pg_wal/xlogtemp.19678": No space left on device',
  ],
  ["a panic after a fatal", "x FATAL:  first\ny PANIC:  second\nz LOG:  third\n", "second"],
  ["no severe line", STARTING, "starting PostgreSQL 18.4 on x86_64-pc-linux-gnu, compiled by gcc"],
  ["what initdb prints", "initdb: error: could not create directory\n", "initdb: error: could not create directory"],
  ["nothing", "", ""],
])("serverComplaint: %s", (_, printed, complaint) => {
  expect(serverComplaint(printed)).toBe(complaint);
});
