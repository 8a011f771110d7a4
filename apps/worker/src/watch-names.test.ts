import type { MailResolver, MailRoute } from "@rollcall/routing";
import { expect, test } from "vitest";
import { watchNames } from "./watch-names.ts";

test("watchNames: says once a minute that nothing is answered, and when it is again; passes each answer on", async () => {
  const said: string[] = [];
  const say = (words: unknown): void => void said.push(String(words));
  let nowMs = 0;
  let tookMs = 5_000;
  let route: MailRoute = { type: "dns_error", detail: "timeout" };
  const inner: MailResolver = {
    async resolveRoute() {
      nowMs += tookMs;
      return route;
    },
    async resolveHost() {
      nowMs += tookMs;
      return { type: "dns_error", detail: "timeout" };
    },
  };
  const watched = watchNames(inner, { warn: say, info: say }, () => nowMs);
  for (let look = 0; look < 15; look += 1) {
    expect(await watched.resolveRoute("a.example")).toEqual(route);
    await watched.resolveHost("mx.a.example");
  }
  // 150 s of silence, of which the first 100 s are 20 look-ups.
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^No name server answers: 20 look-ups in a row failed within 95 s \(timeout\)\./);
  route = { type: "null_mx", ttlMs: 1 };
  tookMs = 0;
  expect(await watched.resolveRoute("from-memory.example")).toEqual(route);
  expect(said).toHaveLength(1);
  tookMs = 20;
  await watched.resolveRoute("a.example");
  expect(said.at(-1)).toBe("name servers answer again");
});
