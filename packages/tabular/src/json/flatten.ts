/** Depth to which objects are opened; what is deeper is shown as JSON. */
const DEPTH = 3;
/** Elements of an array that get columns of their own. */
const ELEMENTS = 20;

/**
 * A JSON value as the cells of a row, by column: `{"name":{"first":"Ann"},"emails":["a@b.org","c@d.org"]}` has `name.first` and
 * `emails`, whose cell is `a@b.org, c@d.org`. Objects in an array are numbered: `emails.1.value`. A value that is no object has
 * one cell, of the column `value`.
 */
export function flatten(value: unknown): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  if (isObject(value)) for (const [name, one] of Object.entries(value)) put(cells, name, one, 1);
  else put(cells, "value", value, DEPTH);
  return cells;
}

function put(cells: Map<string, string>, name: string, value: unknown, depth: number): void {
  if (Array.isArray(value)) {
    if (value.every((one) => !isObject(one) && !Array.isArray(one))) cells.set(name, value.map(toText).join(", "));
    else if (depth >= DEPTH || value.length > ELEMENTS) cells.set(name, JSON.stringify(value));
    else for (const [index, one] of value.entries()) put(cells, `${name}.${index + 1}`, one, depth + 1);
  } else if (isObject(value)) {
    if (depth >= DEPTH) cells.set(name, JSON.stringify(value));
    else for (const [inner, one] of Object.entries(value)) put(cells, `${name}.${inner}`, one, depth + 1);
  } else cells.set(name, toText(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toText(value: unknown): string {
  if (typeof value === "string") return value.toWellFormed();
  return value === null ? "" : JSON.stringify(value);
}
