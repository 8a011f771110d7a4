import { expect, test } from "vitest";
import { englishOf } from "./locale.ts";
import { formatDateTime, formatRelative } from "./time.ts";

test("englishOf: keeps the region of the language, also where it is implied", () => {
  expect(["de-AT", "de", "ar", "en-GB", "en"].map(englishOf)).toEqual(["en-AT", "en-DE", "en-EG", "en-GB", "en-US"]);
});

test.each(["de-DE", "ar-EG", "fr-CA"])("englishOf: a browser in %s shows English words and digits", (language) => {
  const locale = englishOf(language);
  expect(formatRelative("2026-03-10T11:00:00Z", Date.parse("2026-03-10T12:00:00Z"), locale)).toBe("1 hour ago");
  expect(formatDateTime("2026-03-10T14:05:00Z", locale, "UTC")).toMatch(/Mar.*2026/u);
});
