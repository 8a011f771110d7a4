import type { z } from "zod";
import { Problem } from "./problem.ts";

/** A part of a request. */
export type Part = "query" | "body" | "header";

/** Parses a part of a request, or throws a problem that names the field. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, part: Part): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  const issue = parsed.success ? nulIn(parsed.data, []) : parsed.error.issues[0];
  if (issue === null) return parsed.data as z.infer<Schema>;
  const field = issue?.path.join(".") || part;
  throw new Problem(
    400,
    "invalid_request",
    `${field}: ${issue?.message ?? "is not valid"}`,
    `Check \`${field}\` in the ${part}.`,
  );
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
