import fc from "fast-check";
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
  expect(parse(SCHEMA, { name: "a", filter: { limit: "3" } }, "body")).toEqual({
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
  expect(problem).toMatchObject({
    status: 400,
    code: "invalid_request",
    hint: field === "body" ? "Check the body." : `Check \`${field}\` in the body.`,
  });
  expect(problem.message).toContain(field === "body" ? "The body " : `\`${field}\` `);
});

test("parse: all that is wrong is said at once, each with its pointer", () => {
  const problem = problemOf({ nmae: "a", filter: { limit: "x", "a/b~": 1 } });
  expect(problem.errors).toEqual([
    { in: "body", pointer: "/nmae", message: "`nmae` is not a field that this route takes. Did you mean `name`?" },
    {
      in: "body",
      pointer: "/filter/a~1b~0",
      message: "`filter.a/b~` is not a field that this route takes. It takes `limit`.",
    },
    { in: "body", pointer: "/name", message: "`name` is missing." },
    { in: "body", pointer: "/filter/limit", message: "`filter.limit` must be a number." },
  ]);
  expect(problem.message.endsWith("And 1 more, see `errors`.")).toBe(true);
});

const FORMS = z.object({
  size: z.enum(["small", "large"]).optional(),
  count: z.int().min(1).max(9).optional(),
  tags: z.array(z.string().min(1)).max(2).optional(),
  target: z.union([z.object({ list: z.string() }), z.object({ rows: z.int() })]).optional(),
});

test.each([
  [{ size: "smal" }, "`size` must be `small` or `large`; did you mean `small`?"],
  [{ count: 0 }, "`count` must be at least 1."],
  [{ count: 1.5 }, "`count` must be a whole number."],
  [{ count: null }, "`count` must be a number, not null."],
  [{ tags: ["a", "b", "c"] }, "`tags` must have at most 2 items."],
  [{ tags: ["a", ""] }, "`tags.1` must not be empty."],
  [{ target: { rows: 1, more: 2 } }, "`target.more` is not a field that this route takes. It takes `rows`."],
  [{ target: { rows: "1" } }, "`target.list` is missing."],
  [[], "The body must be an object, not a list."],
])("parse: %j is refused in a sentence", (value, message) => {
  expect(() => parse(FORMS, value, "body")).toThrow(message);
});

test("parse: any value is taken or refused with sentences, and nothing unknown is dropped", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      try {
        const parsed = parse(FORMS, value, "body");
        expect(Object.keys(value ?? {}).toSorted()).toEqual(Object.keys(parsed).toSorted());
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        expect(error.errors?.length).toBeGreaterThan(0);
        for (const { message } of error.errors ?? []) expect(message).toMatch(/^(The body|`).*[.?]$/su);
      }
    }),
  );
});

test("nulIn: finds U+0000 in strings and keys at any depth", () => {
  expect(nulIn({ a: [{ b: "x\0" }] }, [])?.path).toEqual(["a", "0", "b"]);
  expect(nulIn({ "a\0": 1 }, [])?.path).toEqual([]);
  expect(nulIn({ a: ["b", 1, null, true] }, [])).toBeNull();
});
