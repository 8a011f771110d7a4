import { expect, test } from "vitest";
import { filterFrom, isFiltered, toggled, withFilter } from "./filter.ts";

test("filterFrom: skips empty and unknown parameters", () => {
  expect(filterFrom(new URLSearchParams("status=risky&q=%20&domain=example.com&other=1"))).toEqual({
    status: "risky",
    domain: "example.com",
  });
});

test("filterFrom: ignores values that don't exist", () => {
  expect(filterFrom(new URLSearchParams("status=nonsense&reason=toString&duplicates=some"))).toEqual({});
});

test("withFilter: filterFrom reads it back, and other parameters stay", () => {
  const search = withFilter(new URLSearchParams("tab=2&status=risky"), { q: "ada", status: "unknown" });
  expect(filterFrom(search)).toEqual({ status: "unknown", q: "ada" });
  expect(search.get("tab")).toBe("2");
});

test("withFilter: another status drops the reason", () => {
  const search = new URLSearchParams("status=risky&reason=catch_all");
  expect(filterFrom(withFilter(search, { status: "unknown" }))).toEqual({ status: "unknown" });
  expect(filterFrom(withFilter(search, { status: "risky", reason: "disposable" }))).toEqual({
    status: "risky",
    reason: "disposable",
  });
});

test("toggled: the same value again is null", () => {
  expect(toggled({ status: "risky" }, "status", "risky")).toBeNull();
  expect(toggled({ status: "risky" }, "status", "unknown")).toBe("unknown");
  expect(isFiltered({})).toBe(false);
});
