import { expect, test } from "vitest";
import { syntaxProblemWords } from "./syntax-problem.ts";

test("syntaxProblemWords: a sentence for what is known, the code's own words for the rest", () => {
  expect(syntaxProblemWords("no_at_sign")).toBe("There is no @ sign.");
  expect(syntaxProblemWords("too_shiny")).toBe("too shiny");
});
