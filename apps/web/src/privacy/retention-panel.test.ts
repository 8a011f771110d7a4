import { expect, test } from "vitest";
import { isStricter } from "./retention-panel.tsx";

test.each([
  [{ list_days: 30, history_days: null }, { list_days: null, history_days: null }, true],
  [{ list_days: null, history_days: 10 }, { list_days: null, history_days: 20 }, true],
  [{ list_days: 90, history_days: 10 }, { list_days: 30, history_days: 20 }, true],
  [{ list_days: null, history_days: 20 }, { list_days: 30, history_days: 20 }, false],
  [{ list_days: 30, history_days: 20 }, { list_days: 30, history_days: 20 }, false],
])("isStricter: %j after %j is %j", (next, now, expected) => {
  expect(isStricter(next, now)).toBe(expected);
});
