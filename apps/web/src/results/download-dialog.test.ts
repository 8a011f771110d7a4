import { expect, test } from "vitest";
import type { Summary } from "../api/schemas.ts";
import { figureWords } from "./download-dialog.tsx";

const summary = (rows_by_status: Summary["rows_by_status"]): Summary =>
  ({ by_status: { deliverable: 571, risky: 9 }, rows_by_status }) as Summary;

test("figureWords: counts addresses, and rows where duplicates stay in", () => {
  expect(figureWords(summary({ deliverable: 594 }), ["deliverable"], true)).toBe("571 addresses");
  expect(figureWords(summary({ deliverable: 594 }), ["deliverable"], false)).toBe("571 addresses, 594 rows");
  expect(figureWords(summary(null), ["deliverable", "risky"], false)).toBe("580 addresses");
});
