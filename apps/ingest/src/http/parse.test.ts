import { expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "./problem.ts";
import { nulIn, parse } from "./parse.ts";

const SCHEMA = z.object({ name: z.string(), filter: z.object({ limit: z.coerce.number().int() }).optional() });

function problemOf(value: unknown): Problem {
  try {
    parse(SCHEMA, value, "body");
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("it was taken");
}

test("parse: valid input is returned as transformed by the schema", () => {
  expect(parse(SCHEMA, { name: "a", filter: { limit: "3" }, more: 1 }, "body")).toEqual({
    name: "a",
    filter: { limit: 3 },
  });
});

test.each([
  ["name", { name: 1 }],
  ["filter.limit", { name: "a", filter: { limit: "x" } }],
  ["body", null],
  ["name", { name: "a\u0000b" }],
])("parse: a problem names the field: %s", (field, value) => {
  const problem = problemOf(value);
  expect(problem).toMatchObject({ status: 400, code: "invalid_request", hint: `Check \`${field}\` in the body.` });
  expect(problem.message.startsWith(`${field}: `)).toBe(true);
});

test("nulIn: finds U+0000 in strings and keys at any depth", () => {
  expect(nulIn({ a: [{ b: "x\0" }] }, [])?.path).toEqual(["a", "0", "b"]);
  expect(nulIn({ "a\0": 1 }, [])?.path).toEqual([]);
  expect(nulIn({ a: ["b", 1, null, true] }, [])).toBeNull();
});
