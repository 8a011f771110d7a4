import type { z } from "zod";
import { predicateOf } from "./issue-predicate.ts";
import { nearest } from "./nearest.ts";
import { Problem, type ProblemDetail } from "./problem.ts";
import { unknownFields, type UnknownField } from "./unknown-fields.ts";

/** A part of a request. */
export type Part = "query" | "body" | "header";

/** A part as its schema takes it, or what is wrong with it. */
type Parsed<Output> =
  | { readonly data: Output; readonly errors: null }
  | { readonly data: null; readonly errors: readonly ProblemDetail[] };

/** So many are reported. */
const REPORTED = 20;
/** So many are part of the sentence. */
const SAID = 3;

/** Parses a part of a request, or throws a problem that names each field. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, part: Part): z.infer<Schema> {
  const { data, errors } = tryParse(schema, value, part);
  if (errors !== null) throw invalidRequest(errors);
  return data;
}

/** Parses a part of a request. Fields that the schema doesn't know are errors, but not headers. */
export function tryParse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: Part,
): Parsed<z.infer<Schema>> {
  const unknown = part === "header" ? [] : unknownFields(schema, value);
  const parsed = schema.safeParse(value, { error: predicateOf });
  const nul = parsed.success ? nulIn(parsed.data, []) : null;
  const issues = parsed.success ? (nul === null ? [] : [nul]) : parsed.error.issues.flatMap(pointed);
  if (parsed.success && issues.length + unknown.length === 0) return { data: parsed.data, errors: null };
  const errors = [
    ...unknown.map((field) => unknownDetail(part, field)),
    ...issues.map(({ path, message }) => detailOf(part, path, message)),
  ];
  return { data: null, errors: errors.slice(0, REPORTED) };
}

/** The problem of a request whose fields are wrong. */
export function invalidRequest(errors: readonly ProblemDetail[]): Problem {
  const more = errors.length - SAID;
  const said = errors.slice(0, SAID).map(({ message }) => message);
  const detail = [...said, ...(more > 0 ? [`And ${more} more, see \`errors\`.`] : [])].join(" ");
  return new Problem(400, "invalid_request", detail, hintOf(errors[0]), errors);
}

function hintOf(first: ProblemDetail | undefined): string {
  const name = first === undefined ? "" : nameOf(pathOf(first.pointer));
  return name === "" ? `Check the ${first?.in ?? "request"}.` : `Check \`${name}\` in the ${first?.in}.`;
}

/** What a route says of a body or a query that it doesn't take. */
export function undeclaredFields(part: Part, value: unknown): readonly ProblemDetail[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.keys(value)
    .slice(0, REPORTED)
    .map((name) => unknownDetail(part, { path: [name], known: [] }));
}

function unknownDetail(part: Part, { path, known }: UnknownField): ProblemDetail {
  const meant = nearest(String(path.at(-1) ?? ""), known);
  const kind = part === "query" ? "is not a parameter of this route" : "is not a field that this route takes";
  const advice = meant === null ? adviceOf(known) : `. Did you mean \`${meant}\``;
  return detailOf(part, path, `${kind}${advice}`, meant === null ? "." : "?");
}

function adviceOf(known: readonly string[]): string {
  return known.length === 0 ? ": it takes none" : `. It takes ${known.map((name) => `\`${name}\``).join(", ")}`;
}

function detailOf(part: Part, path: readonly PropertyKey[], predicate: string, end = "."): ProblemDetail {
  const name = nameOf(path);
  const subject = name === "" ? `The ${part}` : `\`${name}\``;
  const stop = /[.?]$/.test(predicate) ? "" : end;
  return { in: part, pointer: pointerOf(path), message: `${subject} ${predicate}${stop}` };
}

/** Of a value that fits no alternative, what the alternative says that got furthest into it. */
function pointed(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; message: string }[] {
  if (issue.code !== "invalid_union") return [issue];
  const inside = issue.errors
    .filter((issues) => issues.some(({ path }) => path.length > 0))
    .toSorted((a, b) => a.length - b.length)[0];
  if (inside === undefined) return [issue];
  return inside.flatMap(pointed).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/** Characters of a field's name in a sentence. */
const NAME_CHARS = 80;

function nameOf(path: readonly PropertyKey[]): string {
  const name = path
    .map(String)
    .join(".")
    .replaceAll(/[\p{Cc}`]/gu, "?");
  return name.length > NAME_CHARS ? `${name.slice(0, NAME_CHARS).toWellFormed()}…` : name;
}

/** A JSON pointer (RFC 6901); empty: the whole. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function pathOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The path of a string or key with U+0000, which PostgreSQL can't store; null: none. */
export function nulIn(value: unknown, path: readonly string[]): { path: readonly string[]; message: string } | null {
  const found = { path, message: "contains a NUL character, which is not allowed" };
  if (typeof value === "string") return value.includes("\0") ? found : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, one] of Object.entries(value)) {
    if (name.includes("\0")) return found;
    const inside = nulIn(one, [...path, name]);
    if (inside !== null) return inside;
  }
  return null;
}
