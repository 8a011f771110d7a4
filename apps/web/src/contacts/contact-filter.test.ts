import { expect, test } from "vitest";
import { isNarrowed, narrowingFrom, withParts } from "./contact-filter.ts";

const from = (text: string): ReturnType<typeof narrowingFrom> => narrowingFrom(new URLSearchParams(text));

test("narrowingFrom: reads every part and skips blank ones", () => {
  expect(from("q=ada&status=risky&reason=catch_all&domain=acme.example&older_than_days=30")).toEqual({
    filter: { q: "ada", status: "risky", reason: "catch_all", domain: "acme.example" },
    olderThanDays: 30,
  });
  expect(from("q=%20&status=")).toEqual({ filter: {}, olderThanDays: null });
});

test.each(["older_than_days=soon", "older_than_days=-3", "older_than_days=0", "older_than_days=1.5"])(
  "narrowingFrom: ignores %s",
  (text) => expect(isNarrowed(from(text))).toBe(false),
);

test("withParts: keeps the rest of the address", () => {
  const search = new URLSearchParams("q=ada&status=risky");
  expect(withParts(search, { status: null, domain: "acme.example" }).toString()).toBe("q=ada&domain=acme.example");
  expect(search.toString()).toBe("q=ada&status=risky");
});
