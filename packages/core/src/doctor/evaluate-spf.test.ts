import { expect, test } from "vitest";
import { evaluateSpf, type SpfLookups } from "./evaluate-spf.ts";

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "four.example": ["v=spf1 ip4:192.0.2.0/28 -all"],
  "six.example": ["v=spf1 ip6:2001:db8::/32 ~all"],
  "host.example": ["v=spf1 a mx -all"],
  "wide.example": ["v=spf1 a/24 -all"],
  "include.example": ["some other text", "v=spf1 include:four.example ?all"],
  "redirect.example": ["v=spf1 redirect=four.example"],
  "minus.example": ["v=spf1 -ip4:192.0.2.3 +all"],
  "two.example": ["v=spf1 -all", "v=spf1 +all"],
  "broken.example": ["v=spf1 ip4:nonsense -all"],
  "unknown.example": ["v=spf1 frobnicate -all"],
  "loop.example": ["v=spf1 include:loop.example -all"],
  "empty.example": [],
  "modifier.example": ["v=spf1 exp=why.example ip4:192.0.2.3 -all"],
  "dangling.example": ["v=spf1 include:empty.example -all"],
};

const LOOKUPS: SpfLookups = {
  texts: async (name) => TEXTS[name] ?? null,
  addresses: async (name) => (name === "mx.host.example" ? ["192.0.2.77", "2001:db8::77"] : ["192.0.2.3"]),
  mailHosts: async () => ["mx.host.example"],
};

test.each([
  ["four.example", "192.0.2.3", "pass"],
  ["four.example", "192.0.2.99", "fail"],
  ["four.example", "::ffff:192.0.2.3", "pass"],
  ["six.example", "2001:db8::1", "pass"],
  ["six.example", "192.0.2.3", "softfail"],
  ["host.example", "192.0.2.3", "pass"],
  ["host.example", "192.0.2.77", "pass"],
  ["host.example", "2001:db8::77", "pass"],
  ["host.example", "192.0.2.4", "fail"],
  ["wide.example", "192.0.2.200", "pass"],
  ["include.example", "192.0.2.3", "pass"],
  ["include.example", "198.51.100.1", "neutral"],
  ["redirect.example", "192.0.2.3", "pass"],
  ["redirect.example", "198.51.100.1", "fail"],
  ["minus.example", "192.0.2.3", "fail"],
  ["minus.example", "192.0.2.4", "pass"],
  ["modifier.example", "192.0.2.3", "pass"],
  ["empty.example", "192.0.2.3", "none"],
  ["two.example", "192.0.2.3", "permerror"],
  ["broken.example", "192.0.2.3", "permerror"],
  ["unknown.example", "192.0.2.3", "permerror"],
  ["dangling.example", "192.0.2.3", "permerror"],
  ["nobody-answers.example", "192.0.2.3", "temperror"],
])("evaluateSpf: %s gives for %s: %s", async (domain, address, result) => {
  expect((await evaluateSpf(domain, address, LOOKUPS)).result).toBe(result);
});

test("evaluateSpf: a record that includes itself ends at ten lookups", async () => {
  const { result, detail } = await evaluateSpf("loop.example", "192.0.2.3", LOOKUPS);
  expect(result).toBe("permerror");
  expect(detail).toContain("more than 10 lookups");
});
