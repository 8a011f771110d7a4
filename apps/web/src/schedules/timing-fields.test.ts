import { expect, test } from "vitest";
import { zoneLabel } from "./timing-fields.tsx";

test("zoneLabel: a city with a former name is found by both", () => {
  expect(zoneLabel("Asia/Calcutta")).toBe("Asia/Calcutta (Kolkata)");
  expect(zoneLabel("America/New_York")).toBe("America/New York");
});
