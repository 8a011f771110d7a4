/** A skipped suite. */
export interface LeftOutSuite {
  /** Its file, relative to the project's folder. */
  readonly file: string;
  readonly title: string;
  /** What it needs: Debian packages, "root". */
  readonly remedies: readonly string[];
  /** Other tests of the file ran. */
  readonly isPart: boolean;
}

const INDENT = "  ";

/** The end of a run with skipped suites: what each needs, in a few lines. Empty if none was skipped. */
export function leftOutTable(suites: readonly LeftOutSuite[]): string {
  if (suites.length === 0) return "";
  const groups = grouped(suites, ({ remedies }) => [...new Set(remedies)].sort().join(", "));
  const width = Math.max("install".length, ...groups.map(([remedy]) => remedy.length)) + INDENT.length;
  const rows = groups.flatMap(([remedy, group]) =>
    rowsOf(group).map((row, at) => `${INDENT}${(at === 0 ? remedy : "").padEnd(width)}${row}`),
  );
  const notes = [
    ...(groups.some(([remedy]) => remedy.includes("*"))
      ? ["* unpacked by a script, as .ci/run does it, not installed."]
      : []),
    "With CI set, nothing may be left out but what comes from other registries than Debian's and npm's: helm, calamine, crates.",
  ];
  return ["", `${INDENT}${"install".padEnd(width)}to run what was LEFT OUT`, "", ...rows, "", ...notes, "", ""].join(
    "\n",
  );
}

/** A row per file; for a partly skipped file, with the names of the skipped suites. */
function rowsOf(group: readonly LeftOutSuite[]): string[] {
  return grouped(group, ({ file }) => file).map(([file, suites]) => {
    if (!suites.some(({ isPart }) => isPart)) return file;
    return `${file} (${suites.map(({ title }) => title).join("; ")})`;
  });
}

const grouped = (
  suites: readonly LeftOutSuite[],
  keyOf: (suite: LeftOutSuite) => string,
): (readonly [string, readonly LeftOutSuite[]])[] =>
  [...Map.groupBy(suites, keyOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
