import { expect, test } from "vitest";
import { shownPath } from "./shown-path.ts";

test("shownPath: relative below the current folder, absolute elsewhere", () => {
  expect(["/home/me/lists/a.csv", "/home/you/a.csv", "/home/me"].map((file) => shownPath(file, "/home/me"))).toEqual([
    "lists/a.csv",
    "/home/you/a.csv",
    "/home/me",
  ]);
});
