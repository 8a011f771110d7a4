import { expect, test } from "vitest";
import { type NamedEgress, servedEgresses } from "./settings.ts";
const egress = (name: string, bindAddress: string | null): NamedEgress => ({
  name,
  bindAddress,
  heloName: `${name}.example.com`,
  mailFrom: "",
});
const BOTH = [egress("a", "192.0.2.1"), egress("b", "192.0.2.2")];
const owns =
  (...addresses: readonly string[]) =>
  async (address: string): Promise<boolean> =>
    addresses.includes(address);

test("servedEgresses: those whose address the machine has", async () => {
  expect(await servedEgresses(BOTH, null, owns("192.0.2.2"))).toEqual(["b"]);
  expect(await servedEgresses(BOTH, null, owns("192.0.2.1", "192.0.2.2"))).toEqual(["a", "b"]);
});

test("servedEgresses: the configured ones, whatever addresses the machine has", async () => {
  expect(await servedEgresses(BOTH, ["a"], owns("192.0.2.2"))).toEqual(["a"]);
});

test("servedEgresses: a sole egress needs no address; of several, one without is not served by default", async () => {
  expect(await servedEgresses([egress("main", null)], null, owns())).toEqual(["main"]);
  const mixed = [egress("a", null), egress("b", "192.0.2.2")];
  expect(await servedEgresses(mixed, null, owns("192.0.2.2"))).toEqual(["b"]);
});

test("servedEgresses: a machine with none of the addresses gets an error that says what to do", async () => {
  await expect(servedEgresses(BOTH, null, owns())).rejects.toThrow(
    /none of the addresses.*a \(192\.0\.2\.1\).*EGRESSES/,
  );
});
