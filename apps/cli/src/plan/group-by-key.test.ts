import type { MailRoute } from "@rollcall/routing";
import { expect, test } from "vitest";
import { groupByKey, wellKnownProvider } from "./group-by-key.ts";
const mx = (...hosts: readonly string[]): MailRoute => ({
  type: "mx",
  hosts: hosts.map((host) => ({ host, preference: 10 })),
  ttlMs: 1,
});

test("groupByKey: domains of one provider or site share a key, and the DNS decides some by itself", () => {
  const routes: Readonly<Record<string, MailRoute>> = {
    "a.example": mx("aspmx.l.google.com"),
    "b.example": mx("aspmx.l.google.com"),
    "c.example": mx("mx.shared.example"),
    "d.example": mx("mx.shared.example"),
    "gone.example": { type: "domain_not_found", ttlMs: 1 },
    "silent.example": { type: "dns_error", detail: "timeout" },
  };
  const counts = new Map(Object.keys(routes).map((domain, index) => [domain, index + 1]));
  expect(groupByKey(counts, (domain) => routes[domain]!)).toEqual({
    keys: [
      { pacingKey: "google", addresses: 3, domains: 2, shared: true },
      { pacingKey: "mx.shared.example", addresses: 7, domains: 2, shared: false },
      { pacingKey: "silent.example", addresses: 6, domains: 1, shared: false },
    ],
    decidedByDns: 5,
    unresolved: 1,
  });
});

test.each([
  ["gmail.com", "google"],
  ["hotmail.co.uk", "microsoft-consumer"],
  ["yahoo.fr", "yahoo"],
  ["gmx.net", "gmx"],
  ["icloud.com", "icloud"],
  ["gmail.com.example", null],
  ["acme.example", null],
])("wellKnownProvider: %s is %s", (domain, provider) => {
  expect(wellKnownProvider(domain)).toBe(provider);
});
