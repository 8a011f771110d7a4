import { expect, test } from "vitest";
import type { DnsAnswer } from "./answer.ts";
import { createLookup, type Lookup } from "./caching-client.ts";

const found: DnsAnswer = { type: "records", records: [{ type: "A", value: "192.0.2.1" }], ttlMs: 60_000 };

/** A lookup over `answer`, and the names that it asked for. */
function lookupOf(answer: (name: string) => DnsAnswer, clock = { nowMs: 0 }): { asked: string[]; lookup: Lookup } {
  const asked: string[] = [];
  const client = {
    ask: ({ name }: { readonly name: string }) => {
      asked.push(name);
      return Promise.resolve(answer(name));
    },
    close: () => undefined,
  };
  return { asked, lookup: createLookup(client, 100, () => clock.nowMs) };
}

test("createLookup: follows eight aliases, and not nine", async () => {
  const { lookup } = lookupOf((name) =>
    name === "n9" ? found : { type: "alias", target: `n${Number(name.slice(1)) + 1}`, ttlMs: 1_000_000 },
  );
  expect(await lookup({ name: "n1", type: "A" })).toEqual(found);
  expect(await lookup({ name: "n0", type: "A" })).toMatchObject({ type: "failure" });
});

test("createLookup: an answer expires at the end of its TTL", async () => {
  const clock = { nowMs: 0 };
  const { asked, lookup } = lookupOf(() => found, clock);
  await lookup({ name: "acme.com", type: "A" });
  clock.nowMs = 59_999;
  expect(await lookup({ name: "acme.com", type: "A" })).toMatchObject({ ttlMs: 1 });
  expect(asked).toHaveLength(1);
  clock.nowMs = 60_000;
  expect(await lookup({ name: "acme.com", type: "A" })).toMatchObject({ ttlMs: 60_000 });
  expect(asked).toHaveLength(2);
});

test("createLookup: types of one name are cached apart", async () => {
  const { asked, lookup } = lookupOf(() => found);
  await lookup({ name: "acme.com", type: "A" });
  await lookup({ name: "acme.com", type: "MX" });
  expect(asked).toHaveLength(2);
});
