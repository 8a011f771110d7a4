import { z } from "zod";

/** A field that no schema knows. */
export interface UnknownField {
  readonly path: readonly PropertyKey[];
  /** The fields that are known in its place. */
  readonly known: readonly string[];
}

/** So many are reported. */
const REPORTED = 20;

/**
 * The fields of a value that its schema would drop without a word, at any depth, the first 20. A value that no alternative of a
 * union takes has none: it is refused anyway.
 */
export function unknownFields(schema: z.ZodType, value: unknown): readonly UnknownField[] {
  const found: UnknownField[] = [];
  collect(schema, value, [], found);
  return found;
}

function collect(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[], found: UnknownField[]): void {
  if (typeof value !== "object" || value === null || found.length >= REPORTED) return;
  if (schema instanceof z.ZodObject) return collectOfObject(schema, value, path, found);
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) {
      if (found.length >= REPORTED) return;
      collect(schema.element, item, [...path, index], found);
    }
    return;
  }
  if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.find((option) => z.safeParse(option, value).success);
    if (fitting !== undefined) collect(fitting, value, path, found);
    return;
  }
  const inner = innerOf(schema);
  if (inner !== null) collect(inner, value, path, found);
}

function collectOfObject(
  schema: z.ZodObject,
  value: object,
  path: readonly PropertyKey[],
  found: UnknownField[],
): void {
  // A list is not an object of positions, and is refused as such.
  if (Array.isArray(value)) return;
  const { shape } = schema;
  for (const [name, one] of Object.entries(value)) {
    if (found.length >= REPORTED) return;
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (field !== undefined) collect(field, one, [...path, name], found);
    else if (schema.def.catchall === undefined) found.push({ path: [...path, name], known: Object.keys(shape) });
  }
}

/** What a wrapper takes as input; null: it has no fields. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodPipe) return schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return schema.def.innerType;
  return null;
}
