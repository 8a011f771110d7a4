import { expect, test } from "vitest";
import { asProblem, problemFrom } from "./problem.ts";

test("problemFrom: takes over problem+json", () => {
  const problem = problemFrom(422, {
    title: "No address column",
    code: "no_address_column",
    detail: "d",
    hint: "Pick one",
  });
  expect(problem).toMatchObject({
    message: "No address column",
    code: "no_address_column",
    status: 422,
    detail: "d",
    hint: "Pick one",
  });
});

test("problemFrom: a proxy's HTML page still gives a title and a hint", () => {
  expect(problemFrom(502, "<html>Bad gateway</html>")).toMatchObject({
    message: "The server had a fault",
    code: "http_502",
    hint: expect.stringContaining("Try again") as string,
  });
  expect(problemFrom(413, null).message).toBe("The file is too large");
});

test("asProblem: a programming error differs from a server error", () => {
  expect(asProblem(new TypeError("x is undefined"))).toMatchObject({ code: "unexpected", detail: null });
});
