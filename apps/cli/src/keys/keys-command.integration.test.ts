import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import type { Written } from "../product/stored-command.ts";
import { keysCommand } from "./keys-command.ts";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 2);
});
afterAll(() => database.close());

const run = (command: string, name?: string, scope = "admin"): Promise<Written> =>
  keysCommand(database, command.split(" "), { name, scope, place: PLACE });

const PLACE = { publicUrl: "https://verify.example.com", host: "0.0.0.0", port: 3000 };

test("keys: are created, listed without their secret, and revoked", async () => {
  const { out: secret, note } = await run("create", " nightly import ", "verify");
  expect(secret).toMatch(/^rc_[\w-]{43}\n$/);
  expect(note).toContain('"nightly import", with the scope verify');
  const { out: before } = await run("list");
  expect(before).toMatch(/^1 +verify +rc_.{5}… +\S+ \S+ +never +nightly import$/m);
  expect(before).not.toContain(secret.trim());
  expect((await run("revoke 1")).note).toContain("is revoked");
  expect((await run("list")).out).toMatch(/revoked +nightly import$/m);
});

test("keys: sign-in-link prints a link to PUBLIC_URL, and the audit log says so without its token", async () => {
  const { out, note } = await run("sign-in-link");
  expect(out).toMatch(/^https:\/\/verify\.example\.com\/sign-in\?token=[\w-]{43}\n$/);
  expect(note).toContain("once, within 15 minutes");
  const { rows } = await database.pool.query(
    "SELECT actor, action, subject, detail FROM audit_entries ORDER BY id DESC",
  );
  expect(rows[0]).toEqual({ actor: "command line", action: "link.created", subject: null, detail: null });
});

test.each([
  ["create", undefined, "admin", "--name"],
  ["create", "x".repeat(101), "admin", "--name"],
  ["create", "me", "boss", "read, verify or admin"],
  ["revoke", undefined, "admin", "number of a key"],
  ["revoke 99", undefined, "admin", "no key 99"],
  ["revoke 1 2", undefined, "admin", "Unexpected argument"],
  ["delete 1", undefined, "admin", "create, list, revoke or sign-in-link"],
])("keys: %s is rejected with a hint", async (command, name, scope, words) => {
  await expect(run(command, name, scope)).rejects.toThrow(words);
});
