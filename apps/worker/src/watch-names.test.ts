import type { MailResolver, MailRoute } from "@rollcall/routing";
import { expect, test } from "vitest";
import { watchNames } from "./watch-names.ts";

test("watchNames: says once a minute that nothing is answered, and when it is again; passes each answer on", async () => {
  const said: string[] = [];
  const say = (words: unknown): void => void said.push(String(words));
  let nowMs = 0;
  let route: MailRoute = { type: "dns_error", detail: "timeout" };
  const inner: MailResolver = {
    resolveRoute: async () => route,
    resolveHost: async () => ({ type: "dns_error", detail: "nobody asks" }),
  };
  const watched = watchNames(inner, { warn: say, info: say }, () => nowMs);
  for (; nowMs < 90_000; nowMs += 1_000) expect(await watched.resolveRoute("a.example")).toEqual(route);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^No name server answers: 20 look-ups in a row failed within 19 s \(timeout\)\./);
  route = { type: "null_mx", ttlMs: 1 };
  expect(await watched.resolveRoute("a.example")).toEqual(route);
  expect(said.at(-1)).toBe("name servers answer again");
});
