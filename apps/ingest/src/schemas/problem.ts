import { z } from "zod";

/** RFC 9457. */
export const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe("Stable, for programs."),
    detail: z.string().describe("What is wrong, naming the field."),
    hint: z.string().optional().describe("What to do about it."),
  })
  .meta({ id: "Problem", description: "Something went wrong (RFC 9457)." });
