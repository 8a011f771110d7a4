import { expect, test } from "vitest";
import type { FinalAnswer, Lookup } from "./caching-client.ts";
import { findAddressesOf } from "./find-route.ts";

const NONE: FinalAnswer = { type: "no_data", ttlMs: 500_000 };
const addresses = (count: number): FinalAnswer => ({
  type: "records",
  records: Array.from({ length: count }, (_, index) => ({ type: "A", value: `192.0.2.${index}` })),
  ttlMs: 300_000,
});
const lookup =
  (a: FinalAnswer, aaaa: FinalAnswer): Lookup =>
  ({ type }) =>
    Promise.resolve(type === "A" ? a : aaaa);

test("findAddressesOf: at most sixteen addresses of a family", async () => {
  const found = await findAddressesOf(lookup(addresses(20), NONE), "mx.acme.com");
  expect(found).toMatchObject({ type: "addresses", ttlMs: 300_000 });
  expect(found.type === "addresses" && found.ipv4).toHaveLength(16);
});

test("findAddressesOf: if one family failed, the other is kept for a minute", async () => {
  const failure: FinalAnswer = { type: "failure", detail: "SERVFAIL" };
  expect(await findAddressesOf(lookup(addresses(1), failure), "mx.acme.com")).toMatchObject({ ttlMs: 60_000 });
});

test("findAddressesOf: an address literal is kept for an hour, without a query", async () => {
  const never: Lookup = () => Promise.reject(new Error("asked"));
  expect(await findAddressesOf(never, "192.0.2.1")).toEqual({
    type: "addresses",
    ipv4: ["192.0.2.1"],
    ipv6: [],
    ttlMs: 3_600_000,
  });
});
