import { expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";

test("outcomeOf: warns where mailing everyone would bounce too much", () => {
  expect(outcomeOf({ deliverable: 900, undeliverable: 100 })).toMatchObject({
    headline: expect.stringMatching(/^900 of 1.?000 addresses/u) as string,
    advice: expect.stringContaining("Take the undeliverable ones off first") as string,
  });
  expect(outcomeOf({ deliverable: 995, undeliverable: 5 }).advice).toContain("within what providers tolerate");
});

test("outcomeOf: promises nothing where there is no answer", () => {
  expect(outcomeOf({}).headline).toBe("Nothing has been answered yet");
  expect(outcomeOf({ deliverable: 10, unknown: 90 }).advice).toContain("gave no answer");
});
