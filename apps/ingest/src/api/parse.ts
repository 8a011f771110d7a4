import type { z } from "zod";
import { Problem } from "../problem.ts";

/** Where in a request something stands. */
export type Part = "query" | "body" | "header";

/** Parses a part of a request, or throws a problem that names the field. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, part: Part): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") || part;
  throw new Problem(
    400,
    "invalid_request",
    `${field}: ${issue?.message ?? "is not valid"}`,
    `Look at \`${field}\` in the ${part}.`,
  );
}
