import type pg from "pg";

/** A completed statement: its verb and table (`update checks`), seconds, and whether it failed. */
export type StatementListener = (operation: string, seconds: number, failed: boolean) => void;

/** Statements whose names are cached; Prisma generates some for each number of parameters. */
const NAMES_KEPT = 2_000;

/** The changed table comes first: a CTE may read a lot before it writes. `FOR UPDATE` and `DO UPDATE` don't count. */
const WRITES =
  /\b(?:(INSERT) INTO|(DELETE) FROM|(?<!FOR |DO |NO KEY )(UPDATE)(?! SKIP\b| OF\b| NOWAIT\b))\s+(?:"?public"?\.)?"?(\w+)/i;
const READS = /\bFROM\s+(?:"?public"?\.)?"?(\w+)/i;
const WORD = /^\s*(\w+)/;

/** Names a statement by its verb and first table, for metrics: a few dozen names in total. */
export function nameStatement(sql: string): string {
  const write = WRITES.exec(sql);
  if (write) return `${(write[1] ?? write[2] ?? write[3] ?? "").toLowerCase()} ${write[4]?.toLowerCase()}`;
  const verb = WORD.exec(sql)?.[1]?.toLowerCase() ?? "other";
  const table = READS.exec(sql)?.[1]?.toLowerCase();
  return verb === "select" || verb === "with" ? `select ${table ?? "nothing"}` : verb;
}

/** Times every statement of a pool, including Prisma's. COPY lasts as long as its source, and is excluded. */
export function watchStatements(pool: pg.Pool): (listener: StatementListener) => void {
  const listeners: StatementListener[] = [];
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= NAMES_KEPT) names.clear();
    const name = nameStatement(sql);
    names.set(sql, name);
    return name;
  };
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const watched = (...given: unknown[]): unknown => {
      const sql = textOf(given[0]);
      if (listeners.length === 0 || sql === null) return query(...given);
      const beganMs = performance.now();
      const report = (failed: boolean): void => {
        for (const listen of listeners) listen(nameOf(sql), (performance.now() - beganMs) / 1_000, failed);
      };
      const callback = given.at(-1);
      if (typeof callback === "function") {
        const answer = (error: unknown, result: unknown): void => {
          report(Boolean(error));
          callback(error, result);
        };
        return query(...given.slice(0, -1), answer);
      }
      const answered = query(...given);
      if (answered instanceof Promise)
        answered.then(
          () => report(false),
          () => report(true),
        );
      return answered;
    };
    client.query = watched as typeof client.query;
  });
  return (listener) => void listeners.push(listener);
}

/** The SQL of a query; null for a stream or cursor, which pg accepts as a submittable object. */
function textOf(query: unknown): string | null {
  if (typeof query === "string") return query;
  if (typeof query !== "object" || query === null || "submit" in query) return null;
  return "text" in query && typeof query.text === "string" ? query.text : null;
}
