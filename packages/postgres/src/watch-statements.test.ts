import { expect, test } from "vitest";
import { nameStatement } from "./watch-statements.ts";

test.each([
  ["SELECT id FROM lists WHERE id = $1", "select lists"],
  ["  SELECT 1", "select nothing"],
  [`SELECT "public"."runs"."id" FROM "public"."runs" WHERE 1=1`, "select runs"],
  ["INSERT INTO steps (run_id) VALUES ($1)", "insert steps"],
  [`INSERT INTO "public"."steps" ("run_id") VALUES ($1)`, "insert steps"],
  ["UPDATE checks k SET state = 'due'", "update checks"],
  ["DELETE FROM lists WHERE id = $1", "delete lists"],
  ["SELECT 1 FROM runs WHERE id = 1 ORDER BY id FOR UPDATE", "select runs"],
  ["SELECT 1 FROM runs FOR UPDATE OF runs SKIP LOCKED", "select runs"],
  ["WITH due AS (SELECT id FROM checks FOR UPDATE SKIP LOCKED) UPDATE pacing_keys SET state = 1", "update pacing_keys"],
  ["INSERT INTO domains (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = $1", "insert domains"],
  ["WITH n AS (SELECT 1 FROM workers) SELECT * FROM n", "select workers"],
  ["BEGIN", "begin"],
  ["", "other"],
])("nameStatement: %j is %s", (sql, name) => {
  expect(nameStatement(sql)).toBe(name);
});
