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

/** A closed list of words: one that its type lacks, or has more, does not compile. */
export function words<Word extends string>(all: Readonly<Record<Word, true>>): z.ZodEnum<{ [Key in Word]: Key }> {
  return z.enum(Object.keys(all) as Word[]);
}

/**
 * An object that may have a value for each of the words. `z.partialRecord` parses the same, but OpenAPI shows it as an object
 * of any names, so clients could not know the words.
 */
export function counted<Word extends string, Value extends z.ZodType>(
  { options }: { readonly options: readonly Word[] },
  value: Value,
): z.ZodObject<Record<Word, z.ZodOptional<Value>>> {
  const shape = Object.fromEntries(options.map((word) => [word, value.optional()]));
  return z.object(shape as Record<Word, z.ZodOptional<Value>>);
}
