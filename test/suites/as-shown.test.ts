import { expect, test } from "vitest";
import { isAsShown } from "./as-shown.ts";
import { isInItsLanguage } from "./ods-language.ts";

test.each([
  ["number", "1234.5", "1234.5", "1234.6"],
  ["number", "0.30000000000000004", "0.3", "0.31"],
  ["number", "0.256", "25.60%", "25.61%"],
  ["number", "1234.0", "01234", "12340"],
  ["number", "5551234567.0", "(555) 123-4567", "(555) 123-4568"],
  ["date", "2024-01-01", "2024-01-01", "2024-01-02"],
  ["date", "2024-01-01", "2024-01-01 00:00:00", "2024-01-01 00:00:01"],
  ["date_time", "2024-01-01 11:59:59.900000", "2024-01-01 12:00:00", "2024-01-01 11:59:59"],
  ["time", "02:10:54.545000", "02:10:55", "02:10:54"],
  ["duration", "129600.0", "36:00", "36:01"],
  ["boolean", "TRUE", "TRUE", "FALSE"],
  ["text", "a ", "a ", "a"],
])("isAsShown: a %s %j may be %j, and not %j", (kind, text, right, wrong) => {
  expect(isAsShown([kind, text], right)).toBe(true);
  expect(isAsShown([kind, text], wrong)).toBe(false);
});

test("isAsShown: an empty cell shows nothing", () => {
  expect([isAsShown(null, ""), isAsShown(null, "a"), isAsShown(["text", "a"], "")]).toEqual([true, false, false]);
});

test.each([
  ["number", "11.11", "11,11", "11,12"],
  ["number", "-10000.0", "-£10.000", "£10.000"],
  ["number", "2.0", "200,00%", "2,00%"],
  ["number", "1.25", "1 1/4", "1 1/2"],
  ["number", "100000.0", "1,00E+005", "1,00E+004"],
  ["date", "2014-11-12", "12.11.14", "13.11.14"],
  ["date_time", "2023-03-14 13:43:00", "14.03.23 13:43", "14.03.23 13:44"],
  ["boolean", "TRUE", "WAHR", "FALSCH"],
  ["text", "PT288H00M00S", "00:00:00", "01:00:00"],
])("isInItsLanguage: a %s %j may be %j, and not %j", (kind, text, right, wrong) => {
  expect(isInItsLanguage([kind, text], right)).toBe(true);
  expect(isInItsLanguage([kind, text], wrong)).toBe(false);
});
