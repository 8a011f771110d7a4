import { z } from "zod";

/** PostgreSQL's int4. */
const INT4_MAX = 2_147_483_647;

/** A number in a path, as a number. */
const idParam: z.ZodType<number, string> = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= INT4_MAX);

/** `/:id` of what is counted. */
export const ID_PARAMS = z.object({ id: idParam });

/** A time as answers tell it. */
export const time = z.iso.datetime();

/** Where the next page begins; null: this was the last. */
export const nextCursor = z.string().nullable().describe("Give it as `cursor` for the next page; null: there is none.");

/** A cursor that is the number of the last thing seen. */
export const numberCursor = z.coerce.number().int().nonnegative().max(INT4_MAX);

/** How many things a page holds. */
export function pageLimit(most: number, usual: number): z.ZodDefault<z.ZodCoercedNumber> {
  return z.coerce.number().int().min(1).max(most).default(usual);
}
