import { expect, test } from "vitest";
import { actionWords, actorWords, detailText } from "./audit.ts";

test("actorWords: a browser session goes by the name of its key", () => {
  expect(actorWords("browser session (Anna)")).toBe("Anna");
  expect(actorWords("system")).toBe("Rollcall");
  expect(actorWords("CRM sync")).toBe("CRM sync");
});

test("actionWords: an unknown action is shown as it is", () => {
  expect(actionWords("session.opened")).toBe("signed in");
  expect(actionWords("moon.landed_on")).toBe("moon landed on");
});

test("detailText: names and values on one line, without empty ones", () => {
  expect(detailText({ list_days: 180, history_days: null, scope: "verify", kinds: ["a", "b"], paused: true })).toBe(
    "list days: 180, scope: verify, kinds: a, b, paused: yes",
  );
});

test("detailText: a text is shown as it is", () => {
  expect(detailText("by hand")).toBe("by hand");
  expect(detailText(null)).toBe("");
  expect(detailText(undefined)).toBe("");
});
