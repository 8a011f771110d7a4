import { z } from "zod";

/** PostgreSQL's int4. */
const INT4_MAX = 2_147_483_647;

/** A numeric path parameter. */
const idParam: z.ZodType<number, string> = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= INT4_MAX);

/** The `/:id` of numbered resources. */
export const ID_PARAMS = z.object({ id: idParam });

/** A time in responses. */
export const time = z.iso.datetime();

/** Cursor of the next page; null: last page. */
export const NEXT_CURSOR = z.string().nullable().describe("Pass it as `cursor` for the next page; null: last page.");

/** Characters of a cursor. */
const CURSOR_CHARS = 500;

/** A cursor in a query: opaque text for clients. `read`: null for what no page has returned. */
export function cursorAs<Position>(
  read: (text: string) => Position | null,
): z.ZodPipe<z.ZodString, z.ZodTransform<Position, string>> {
  return z
    .string()
    .max(CURSOR_CHARS)
    .describe("`next_cursor` of the previous page.")
    .transform((text, context) => {
      const position = read(text);
      if (position !== null) return position;
      context.addIssue({ code: "custom", message: "must be the `next_cursor` of a page" });
      return z.NEVER;
    });
}

/** A cursor that is the id of the last item. */
export const numberCursor = cursorAs((text) => {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return id <= INT4_MAX ? id : null;
});

/** The same for 64 bits. */
export const bigCursor = cursorAs((text) => (/^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null));

/**
 * A page of what was read: one more than the page holds, if there is one. So a full last page has no cursor to an empty
 * one.
 */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): { readonly items: readonly Item[]; readonly nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
}

/**
 * Several values of a parameter: in repeated parameters, or in one, separated by commas. An array in OpenAPI, which
 * generated clients can set.
 */
export function listOf<Item extends z.ZodType>(item: Item): z.ZodOptional<z.ZodPreprocess<z.ZodArray<Item>>> {
  return z.preprocess(splitWords, z.array(item).max(200)).optional();
}

function splitWords(value: unknown): unknown {
  return [value].flat().flatMap((one: unknown) => (typeof one === "string" ? one.split(",").filter(Boolean) : [one]));
}

/** Several texts, which may have commas in them: one, or repeated parameters. */
export function textsOf(itemsMost: number): z.ZodPreprocess<z.ZodArray<z.ZodString>> {
  return z.preprocess((value) => [value].flat(), z.array(z.string().max(2_000)).max(itemsMost));
}

/** Page size. */
export function pageLimit(most: number, usual: number): z.ZodDefault<z.ZodCoercedNumber> {
  return z.coerce.number().int().min(1).max(most).default(usual);
}

/** An enum that fails to compile if it differs from its type. */
export function words<Word extends string>(all: Readonly<Record<Word, true>>): z.ZodEnum<{ [Key in Word]: Key }> {
  return z.enum(Object.keys(all) as Word[]);
}

/**
 * An object with an optional value for each word. `z.partialRecord` parses the same, but OpenAPI then allows any keys,
 * so clients could not know the words.
 */
export function counted<Word extends string, Value extends z.ZodType>(
  { options }: { readonly options: readonly Word[] },
  value: Value,
): z.ZodObject<Record<Word, z.ZodOptional<Value>>> {
  const shape = Object.fromEntries(options.map((word) => [word, value.optional()]));
  return z.object(shape as Record<Word, z.ZodOptional<Value>>);
}
