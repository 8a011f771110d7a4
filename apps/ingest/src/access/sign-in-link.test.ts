import { expect, test } from "vitest";
import { originOf } from "./sign-in-link.ts";

test.each([
  ["127.0.0.1", null, "http://127.0.0.1:3000"],
  ["::1", null, "http://[::1]:3000"],
  ["0.0.0.0", null, "http://127.0.0.1:3000"],
  ["::", null, "http://127.0.0.1:3000"],
  ["192.0.2.7", null, "http://192.0.2.7:3000"],
  ["0.0.0.0", "https://verify.example.com", "https://verify.example.com"],
])("originOf: HOST %s with PUBLIC_URL %s is %s", (host, publicUrl, origin) => {
  expect(originOf({ host, publicUrl, port: 3000 })).toBe(origin);
});
