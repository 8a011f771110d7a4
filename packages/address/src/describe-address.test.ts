import { describe, expect, test } from "vitest";
import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import type { AddressFacts } from "./describe-address.ts";
import type { Address } from "./parse-address.ts";
import { describeAddress, isRole } from "./describe-address.ts";
import { FREE_DOMAINS } from "./free-domains.ts";
import { isDisposableDomain } from "./is-disposable-domain.ts";
import { parseAddress } from "./parse-address.ts";
import { ROLE_NAMES } from "./role-names.ts";
import { relaxedKey } from "./relaxed-key.ts";
import { suggestDomain } from "./suggest-domain.ts";

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed.type === "invalid") throw new Error(`${text}: ${parsed.problem}`);
  return parsed.address;
}

const facts = (text: string): AddressFacts => describeAddress(address(text));

describe("describeAddress", () => {
  test("describeAddress: an ordinary address has no marks", () => {
    expect(facts("jane.doe@acme.com")).toEqual({
      role: false,
      disposable: false,
      free: false,
      relay: false,
      tagged: false,
      suggestion: null,
    });
  });

  test.each([
    "info",
    "Sales",
    "no-reply",
    "customer.service",
    "postmaster",
    "kontakt",
    "büro",
    "contacto",
    "fatture",
    "info+spring",
    "customer-service+x",
  ])("describeAddress: %s@ is a role", (local) => {
    expect(facts(`${local}@acme.com`).role).toBe(true);
  });

  test.each(["art", "inform.a.tion", "salesman", "jane"])("describeAddress: %s@ is a person's", (local) => {
    expect(facts(`${local}.x@acme.com`).role).toBe(false);
  });

  test("isRole: true for every role name, however it is spelled, and false with extra letters", () => {
    const isRoleOf = (local: string, rest: string): boolean => isRole(`${local}${rest}`, local.length);
    const names = [...ROLE_NAMES];
    expect(names.filter((name) => !isRoleOf(name, "@acme.com"))).toEqual([]);
    const spelled = names.map((name) => `${name.slice(0, 1).toUpperCase()}.${name.slice(1)}_+x`);
    expect(spelled.filter((name) => !isRoleOf(name, "@acme.com"))).toEqual([]);
    expect(names.filter((name) => isRoleOf(`${name}qx`, "@acme.com"))).toEqual([]);
  });

  test("isDisposableDomain: every name of the list, and what lies below it, but no other", () => {
    const known = new Set(disposableEmailBlocklistSet());
    const names = [...known].filter((name) => !FREE_DOMAINS.has(name));
    const below = names.flatMap((name) => [name, `a.${name}`, `a.b-c.${name}`]);
    expect(below.filter((domain) => !isDisposableDomain(domain))).toEqual([]);
    const isBelow = (domain: string): boolean =>
      domain.split(".").some((_, at, labels) => known.has(labels.slice(at).join(".")));
    const others = [...names.map((name) => `q${name}`), "com", "", "localhost"];
    expect(others.filter((domain) => isDisposableDomain(domain) !== isBelow(domain))).toEqual([]);
  });

  test("describeAddress: disposable domains and what lies below them", () => {
    expect(facts("a@mailinator.com").disposable).toBe(true);
    expect(facts("a@inbox.mailinator.com").disposable).toBe(true);
    expect(facts("a@mailinator.acme.com").disposable).toBe(false);
  });

  test("describeAddress: a free provider is never disposable", () => {
    for (const domain of FREE_DOMAINS)
      expect(facts(`a@${domain}`)).toMatchObject({ disposable: false, free: true, suggestion: null });
  });

  test("describeAddress: a tag has something on both sides of the plus", () => {
    expect(facts("jane+news@acme.com").tagged).toBe(true);
    expect(facts("+jane@acme.com").tagged).toBe(false);
    expect(facts("jane+@acme.com").tagged).toBe(false);
    expect(facts('"a +b"@acme.com').tagged).toBe(false);
  });

  test("describeAddress: a slip of a provider's domain is not disposable, though squatters hold it", () => {
    const listed = ["gmial.com", "hotmai.com", "hotmial.com", "tmail.com"];
    expect(listed.filter((domain) => !disposableEmailBlocklistSet().has(domain))).toEqual([]);
    expect(listed.filter((domain) => facts(`jane@${domain}`).disposable)).toEqual(["tmail.com"]);
    expect(facts("jane@gmial.com").suggestion).toBe("jane@gmail.com");
  });

  test.each([
    "duck.com",
    "aleeas.com",
    "anonaddy.me",
    "anna.anonaddy.com",
    "mozmail.com",
    "privaterelay.appleid.com",
    "private.icloud.com",
    "anna.33mail.com",
  ])("describeAddress: %s is a privacy relay's, and neither free nor disposable", (domain) => {
    expect(facts(`x1y2@${domain}`)).toMatchObject({ relay: true, free: false, disposable: false, suggestion: null });
  });

  test.each(["icloud.com", "appleid.com", "myduck.com", "duck.com.example.org", "firefox.com"])(
    "describeAddress: %s is no privacy relay's",
    (domain) => {
      expect(facts(`jane@${domain}`).relay).toBe(false);
    },
  );

  test("describeAddress: a suggestion keeps the local part as written", () => {
    expect(facts("Jane+x@gmial.com").suggestion).toBe("Jane+x@gmail.com");
  });
});

describe("suggestDomain", () => {
  test.each([
    ["gmail.con", "gmail.com"],
    ["gmail.co", "gmail.com"],
    ["gmail.cm", "gmail.com"],
    ["gmial.com", "gmail.com"],
    ["gamil.com", "gmail.com"],
    ["gnail.com", "gmail.com"],
    ["gmaill.con", "gmail.com"],
    ["googlmail.com", "googlemail.com"],
    ["hotmial.com", "hotmail.com"],
    ["hotmai.co.uk", "hotmail.co.uk"],
    ["outlok.fr", "outlook.fr"],
    ["yaho.co.in", "yahoo.co.in"],
    ["yahooo.com", "yahoo.com"],
    ["iclod.com", "icloud.com"],
    ["gmx.con", "gmx.com"],
    ["mail.con", "mail.com"],
    ["acme.con", "acme.com"],
    ["shop.acme.cmo", "shop.acme.com"],
    ["acme.orgg", "acme.org"],
  ])("suggestDomain: %s was likely meant to be %s", (domain, meant) => {
    expect(suggestDomain(domain)).toBe(meant);
  });

  test.each([
    "gmail.com",
    "acme.com",
    "acme.co",
    "acme.cm",
    "acme.dev",
    "hotmart.com",
    "hotels.com",
    "outlaw.com",
    "google.com",
    "apple.com",
    "mymail.com",
    "gmx.co",
    "yahoo.com.my",
    "yahoo.lu",
    "orange.com",
    "live.org",
    "mail.acme.com",
    "gmail.acme.com",
    "com",
    "co.uk",
    "acme.notyetknown",
  ])("suggestDomain: %s may well be meant", (domain) => {
    expect(suggestDomain(domain)).toBeNull();
  });
});

describe("relaxedKey", () => {
  test.each([
    ["J.o.h.n+news@googlemail.com", "john@gmail.com"],
    ["john@gmail.com", "john@gmail.com"],
    ["John.Doe+x@outlook.com", "john.doe@outlook.com"],
    ["john@mac.com", "john@icloud.com"],
    ["jo-hn_x@pm.me", "johnx@proton.me"],
    ["John.Doe+x@acme.com", "john.doe+x@acme.com"],
    ["+x@gmail.com", "+x@gmail.com"],
  ])("relaxedKey: %s is the mailbox %s", (text, key) => {
    expect(relaxedKey(address(text))).toBe(key);
  });
});
