import { Layers } from "lucide-react";
import { expect, test } from "vitest";
import { isWithin, PAGE_GROUPS } from "./pages.ts";

const PAGES = PAGE_GROUPS.flatMap(({ pages }) => pages);

test("isWithin: each path belongs to at most one page", () => {
  const paths = PAGES.flatMap(({ to, also = [] }) => [to, ...also]);
  for (const path of paths) {
    expect(PAGES.filter((page) => isWithin(page, path)).map(({ to }) => to)).toHaveLength(1);
    expect(PAGES.filter((page) => isWithin(page, `${path === "/" ? "" : path}/7`)).length).toBeLessThan(2);
  }
});

test("isWithin: a common prefix isn't enough", () => {
  expect(isWithin({ to: "/check", label: "", Icon: Layers }, "/checks")).toBe(false);
});

test("PAGE_GROUPS: a phone shows at most four pages beside the button for more", () => {
  expect(PAGES.filter(({ isPrimary }) => isPrimary).length).toBeLessThanOrEqual(4);
});
