import type { z } from "zod";
import { nearest } from "./nearest.ts";

/** More values than these are not listed. */
const LISTED = 12;

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const FORMATS: Readonly<Record<string, string>> = {
  email: "must be an e-mail address",
  url: "must be a URL",
  datetime: "must be a time in ISO 8601, such as 2027-01-31T12:00:00Z",
  date: "must be a date in ISO 8601, such as 2027-01-31",
  guid: "must be an id as the API returns it",
  uuid: "must be an id as the API returns it",
};

/** What is wrong with a value, as the end of a sentence that begins with its name: `must be at least 1`. For Zod. */
export function predicateOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return typePredicate(issue.expected, issue.input);
    case "too_small":
      return sizePredicate(issue.origin, Number(issue.minimum), issue.inclusive === false ? "more than" : "at least");
    case "too_big":
      return sizePredicate(issue.origin, Number(issue.maximum), issue.inclusive === false ? "less than" : "at most");
    case "invalid_format":
      return FORMATS[issue.format] ?? "is not in the form that the API's description gives";
    case "invalid_value":
      return valuePredicate(issue.values.map(String), issue.input);
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_union":
      return unionPredicate(issue.errors);
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
    case undefined:
      return "is not valid";
  }
}

function typePredicate(expected: string, input: unknown): string {
  if (input === undefined) return "is missing";
  const kind = KINDS[expected] ?? "of another type";
  const given = Array.isArray(input) ? "array" : input === null ? "null" : typeof input;
  const isUnnamed = given === expected || (given === "number" && expected === "int") || Number.isNaN(input);
  return isUnnamed ? `must be ${kind}` : `must be ${kind}, not ${KINDS[given] ?? "something else"}`;
}

function sizePredicate(origin: string, limit: number, comparison: string): string {
  if (origin !== "string" && origin !== "array" && origin !== "set") return `must be ${comparison} ${limit}`;
  if (comparison === "at least" && limit === 1) return "must not be empty";
  const unit = origin === "string" ? "character" : "item";
  return `must have ${comparison} ${limit} ${unit}${limit === 1 ? "" : "s"}`;
}

function valuePredicate(values: readonly string[], input: unknown): string {
  const meant = typeof input === "string" ? nearest(input, values) : null;
  const asked = meant === null ? "" : `; did you mean \`${meant}\`?`;
  if (values.length > LISTED) return `is not one of the values that the API's description lists${asked}`;
  const quoted = values.map((value) => `\`${value}\``);
  const last = quoted.at(-1) ?? "";
  return `must be ${quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} or ${last}` : last}${asked}`;
}

/** What each alternative says of the value itself. */
function unionPredicate(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const own = errors.flatMap((issues) => issues.filter(({ path }) => path.length === 0).map(({ message }) => message));
  return own.length === 0 ? "has none of the forms that the API's description gives" : [...new Set(own)].join(", or ");
}
