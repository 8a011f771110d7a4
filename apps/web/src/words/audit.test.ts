import { expect, test } from "vitest";
import { actionWords, actorWords } from "./audit.ts";

test("actorWords: whoever signed in is named by their key, and others as they came", () => {
  expect(actorWords("browser session (Anna)")).toBe("Anna, in the browser,");
  expect(actorWords("system")).toBe("Rollcall itself");
  expect(actorWords("CRM sync")).toBe("CRM sync");
});

test("actionWords: an action that it doesn't know is shown as it came", () => {
  expect(actionWords("session.opened")).toBe("signed in");
  expect(actionWords("moon.landed_on")).toBe("moon landed on");
});
