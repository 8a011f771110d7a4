import { expect, test } from "vitest";
import { hasKnownSuffix } from "./suggest-domain.ts";

test.each(["example.com", "shop.co.uk", "xn--mller-kva.de", "a.b.museum"])("hasKnownSuffix: %s has", (domain) => {
  expect(hasKnownSuffix(domain)).toBe(true);
});

test.each(["unsubscribed.csv", "people.xlsx", "corp.local", "list.txt", "localhost"])(
  "hasKnownSuffix: %s has none, like most file names",
  (domain) => {
    expect(hasKnownSuffix(domain)).toBe(false);
  },
);
