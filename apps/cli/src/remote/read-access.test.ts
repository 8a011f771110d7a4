import { expect, test } from "vitest";
import { readAccess } from "./read-access.ts";

const SERVER = "https://verify.example.com";

test.each([
  [["a.csv"], {}, { type: "local" }],
  [["a.csv"], { ROLLCALL_KEY: "rc_x" }, { type: "local" }],
  [
    ["a.csv", "--server", `${SERVER}/`, "--key=rc_x", "--out", "-"],
    {},
    { type: "remote", access: { server: SERVER, key: "rc_x" }, args: ["a.csv", "--out", "-"] },
  ],
  [
    ["a.csv"],
    { ROLLCALL_SERVER: SERVER, ROLLCALL_KEY: "rc_y" },
    { type: "remote", access: { server: SERVER, key: "rc_y" }, args: ["a.csv"] },
  ],
  [
    ["--", "--server", "x"],
    { ROLLCALL_SERVER: SERVER },
    { type: "remote", access: { server: SERVER, key: null }, args: ["--", "--server", "x"] },
  ],
])("readAccess: %j with %j is %j", (args, environment, line) => {
  expect(readAccess(args, environment)).toEqual(line);
});

test.each([
  [["--server"], "--server needs a value."],
  [["--key", "rc_x"], "--key needs --server."],
  [["--server", "verify"], "must be an address such as"],
  [["--server", "ftp://x"], "must be an address such as"],
  [["--server", "https://me:secret@x"], "use --key instead"],
])("readAccess: %j is a problem", (args, words) => {
  const line = readAccess(args, {});
  expect(line).toMatchObject({ type: "problem", problem: expect.stringContaining(words) });
  expect(JSON.stringify(line)).not.toContain("secret");
});
