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

test("keys: one is limited, shown with its limits, and rotated", async () => {
  const limits = {
    expires: "2999-01-31",
    areas: "lists, verify",
    rate: "60",
    from: "192.0.2.0/24,::1",
    sandbox: true,
  };
  const command = (words: string, options: object = {}): Promise<Written> =>
    keysCommand(database, words.split(" "), { name: "limited", scope: "verify", place: PLACE, ...options });
  const { out: secret, note } = await command("create", limits);
  const id = /^Key (?<id>\d+)/.exec(note)?.groups?.["id"] ?? "";
  await database.pool.query("INSERT INTO key_usage VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 12)", [id]);
  const { out } = await command(`show ${id}`);
  expect(out).toContain('"limited"');
  expect(out).toMatch(/^Scope +verify, test addresses only$/m);
  expect(out).toMatch(/^Areas +lists, verify$/m);
  expect(out).toMatch(/^Used from +192\.0\.2\.0\/24, ::1$/m);
  expect(out).toMatch(/^Requests a minute +60$/m);
  expect(out).toMatch(/^Expires +2999-01-31T00:00:00\.000Z$/m);
  expect(out).toMatch(/^\d{4}-\d{2}-\d{2} +12 requests$/m);
  const rotated = await command(`rotate ${id}`, { overlap: "0" });
  expect(rotated.out).toMatch(/^rc_[\w-]{43}\n$/);
  expect(rotated.out).not.toBe(secret);
  expect(rotated.note).toContain("is no longer valid");
  expect((await command(`rotate ${id}`)).note).toMatch(/is valid until \d{4}-/);
  await command(`revoke ${id}`);
  await expect(command(`rotate ${id}`)).rejects.toThrow("is revoked");
  const wrong: readonly (readonly [object, string])[] = [
    [{ expires: "tomorrow" }, "--expires"],
    [{ expires: "2027-13-41" }, "--expires"],
    [{ areas: "lists,moon" }, "no area moon"],
    [{ rate: "0" }, "--rate"],
    [{ from: "example.com" }, "--from"],
  ];
  for (const [options, words] of wrong) await expect(command("create", options)).rejects.toThrow(words);
  await expect(command("rotate 1", { overlap: "169" })).rejects.toThrow("--overlap");
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
  ["delete 1", undefined, "admin", "create, list, show, rotate, revoke or sign-in-link"],
])("keys: %s is rejected with a hint", async (command, name, scope, words) => {
  await expect(run(command, name, scope)).rejects.toThrow(words);
});
