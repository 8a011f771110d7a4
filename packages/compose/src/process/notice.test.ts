import { expect, test } from "vitest";
import { createNotice } from "./notice.ts";

test("createNotice: logs a problem when it starts, once a minute while it lasts, and when it is over", () => {
  const said: string[] = [];
  const say = (words: unknown): void => void said.push(String(words));
  const notice = createNotice({ warn: say, info: say }, "it is back");
  for (let atS = 0; atS < 125; atS += 5) notice(atS < 10 ? null : `away (${atS} s)`, atS * 1000);
  expect(said).toEqual(["away (10 s)", "away (70 s)"]);
  notice(null, 125_000);
  notice(null, 130_000);
  expect(said.at(-1)).toBe("it is back");
  notice("away again", 131_000);
  expect(said).toEqual(["away (10 s)", "away (70 s)", "it is back", "away again"]);
});
