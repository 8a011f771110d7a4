import { expect, test } from "vitest";
import type { PacingKey } from "../api/schemas.ts";
import { byUrgency, paceWords, pacingMood, suspensionWords } from "./pacing.ts";

const NOW_MS = Date.parse("2026-03-10T12:00:00Z");
const key = (fields: Partial<PacingKey>): PacingKey =>
  ({ pacing_key: "k", backlog: 0, open_lanes: 0, suspended_until: null, ...fields }) as PacingKey;

test("pacingMood: a suspension counts until it ends", () => {
  expect(pacingMood(key({ suspended_until: "2026-03-10T12:05:00Z", open_lanes: 2 }), NOW_MS)).toBe("suspended");
  expect(pacingMood(key({ suspended_until: "2026-03-10T11:55:00Z", open_lanes: 2 }), NOW_MS)).toBe("asking");
  expect(pacingMood(key({ backlog: 9 }), NOW_MS)).toBe("waiting");
  expect(pacingMood(key({}), NOW_MS)).toBe("idle");
});

test("byUrgency: suspended first, then the longest queue", () => {
  const keys = [
    key({ pacing_key: "small", backlog: 1 }),
    key({ pacing_key: "large", backlog: 900 }),
    key({ pacing_key: "hurt", suspended_until: "2026-03-10T13:00:00Z" }),
  ];
  expect(keys.sort(byUrgency(NOW_MS)).map(({ pacing_key }) => pacing_key)).toEqual(["hurt", "large", "small"]);
});

test("paceWords: slow paces are per hour", () => {
  expect(paceWords(0.5)).toBe("30 an hour");
  expect(paceWords(2.5)).toBe("2.5 a minute");
  expect(paceWords(null)).toBe("no limit yet");
});

test("suspensionWords: an unknown class is shown as it is", () => {
  expect(suspensionWords("blocked")).toContain("blocks the server");
  expect(suspensionWords("bad_weather")).toBe("bad weather.");
});
