import { expect, test } from "vitest";
import { filterFrom, isFiltered, toggled, withFilter } from "./filter.ts";

test("filterFrom: reads the page's address, and nothing from empty parts", () => {
  expect(filterFrom(new URLSearchParams("status=risky&q=%20&domain=example.com&other=1"))).toEqual({
    status: "risky",
    domain: "example.com",
  });
});

test("withFilter: what is chosen comes back from filterFrom, and other parameters stay", () => {
  const search = withFilter(new URLSearchParams("tab=2&status=risky"), { q: "ada", status: "unknown" });
  expect(filterFrom(search)).toEqual({ status: "unknown", q: "ada" });
  expect(search.get("tab")).toBe("2");
});

test("withFilter: another status lets go of the reason", () => {
  const search = new URLSearchParams("status=risky&reason=catch_all");
  expect(filterFrom(withFilter(search, { status: "unknown" }))).toEqual({ status: "unknown" });
  expect(filterFrom(withFilter(search, { status: "risky", reason: "disposable" }))).toEqual({
    status: "risky",
    reason: "disposable",
  });
});

test("toggled: pressing the same part again takes it away", () => {
  expect(toggled({ status: "risky" }, "status", "risky")).toBeNull();
  expect(toggled({ status: "risky" }, "status", "unknown")).toBe("unknown");
  expect(isFiltered({ status: undefined })).toBe(false);
});
