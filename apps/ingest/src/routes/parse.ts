import { z } from "zod";
import { notFound, Problem } from "../problem.ts";

/** Parses a part of a request, or throws a problem that names the field. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: "query" | "body" | "path" | "header",
): z.infer<Schema> {
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

const ID = z.object({ id: z.string().regex(/^[1-9]\d{0,9}$/) });

/** The number in a path's `:id`. What can't be one names nothing. */
export function idOf(params: unknown): number {
  const parsed = ID.safeParse(params);
  const id = Number(parsed.data?.id);
  // PostgreSQL's int4.
  if (!parsed.success || id > 2_147_483_647) throw notFound("thing");
  return id;
}
