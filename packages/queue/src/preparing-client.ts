import pg from "pg";

/** Statements that get a name; BullMQ has some seventy. */
const NAMES_LIMIT = 200;

const names = new Map<string, string>();

/**
 * A client that uses named prepared statements, so that PostgreSQL parses and plans them once per connection: BullMQ
 * repeats the same few for every job. A failed statement costs its connection (pg.Pool), and all that was prepared
 * there.
 */
export class PreparingClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any, typescript/explicit-module-boundary-types -- pg's own signature has nine forms; the pool uses this one
  override query(text: any, values?: any, callback?: any): any {
    const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : undefined;
    return name === undefined ? super.query(text, values, callback) : super.query({ name, text, values }, callback);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= NAMES_LIMIT) return known;
  const name = `rollcall_${names.size}`;
  names.set(text, name);
  return name;
}
