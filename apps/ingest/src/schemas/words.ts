import { z } from "zod";

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
