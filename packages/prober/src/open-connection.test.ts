import { expect, test } from "vitest";
import { isOwnAddress } from "./open-connection.ts";

test("isOwnAddress: true for a loopback address, false for one reserved for documentation", async () => {
  expect(await isOwnAddress("127.0.0.1")).toBe(true);
  // RFC 5737.
  expect(await isOwnAddress("192.0.2.1")).toBe(false);
});
