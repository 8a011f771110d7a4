import { expect, test } from "vitest";
import type { Analysis } from "../api/schemas.ts";
import { startWords } from "./analysis-panel.tsx";

const words = (fields: Partial<Analysis>): string =>
  startWords({ unique: 991, known_fresh: 0, expected_seconds: null, ...fields } as Analysis);

test("startWords: says what is reused and how long the rest takes", () => {
  expect(words({ known_fresh: 4, expected_seconds: 600 })).toBe(
    "4 more were checked recently; their results are reused. This should take about 10 min; slow servers can make it longer.",
  );
  expect(words({ known_fresh: 1 })).toMatch(/^1 more was checked recently; its result is reused\. You'll see/u);
  expect(words({ known_fresh: 991 })).toBe("All addresses were checked recently; their results are reused.");
  expect(words({ unique: 0 })).toContain("No addresses found.");
});
