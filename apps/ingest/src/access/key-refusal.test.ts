import type { StoredKey } from "@rollcall/core";
import { expect, test } from "vitest";
import { keyRefusal } from "./key-refusal.ts";

const KEY: StoredKey = {
  id: 1,
  name: "limited",
  scope: "admin",
  hint: "rc_12345",
  createdAt: new Date(0),
  lastUsedAt: null,
  revokedAt: null,
  previousUntil: null,
  sandbox: false,
  expiresAt: null,
  areas: [],
  requestsPerMinute: null,
  allowedFrom: [],
};
const REQUEST = { ip: "192.0.2.1", area: "lists", sandbox: false } as const;

test("keyRefusal: a key without limits is refused nothing", () => {
  for (const area of ["lists", null, undefined] as const) expect(keyRefusal(KEY, { ...REQUEST, area })).toBeNull();
});

test("keyRefusal: a key limited to areas may not use a route without an area, such as the board of queues", () => {
  const key: StoredKey = { ...KEY, areas: ["lists"] };
  expect(keyRefusal(key, REQUEST)).toBeNull();
  expect(keyRefusal(key, { ...REQUEST, area: null })).toBeNull();
  expect(keyRefusal(key, { ...REQUEST, area: "webhooks" })).toMatchObject({ status: 403, code: "area_missing" });
  expect(keyRefusal(key, { ...REQUEST, area: undefined })).toMatchObject({ status: 403, code: "area_missing" });
});

test("keyRefusal: a sandbox key may sign in and out, and use what is for it", () => {
  const key: StoredKey = { ...KEY, sandbox: true };
  expect(keyRefusal(key, { ...REQUEST, area: "verify", sandbox: true })).toBeNull();
  expect(keyRefusal(key, { ...REQUEST, area: null })).toBeNull();
  for (const area of ["verify", undefined] as const)
    expect(keyRefusal(key, { ...REQUEST, area })).toMatchObject({ code: "sandbox_key" });
});

test("keyRefusal: the address comes before all else", () => {
  const key: StoredKey = { ...KEY, allowedFrom: ["198.51.100.0/24"] };
  expect(keyRefusal(key, { ...REQUEST, area: null })).toMatchObject({ code: "address_not_allowed" });
});
