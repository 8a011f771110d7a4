/** In a line of help: the call, the gap, and what it does. */
const HELP_LINE = /^( {2}npm \S.*?)( {2,})(?=\S)/;

/**
 * Sources name commands as they are called in a checkout (`npm run verify -- list.csv`); an installed product is called
 * `rollcall verify list.csv`. Columns of help keep their places where there is room. `names` are those of the commands;
 * npm's other scripts are left alone.
 */
export function nameCommands(source: string, names: readonly string[]): string {
  const call = new RegExp(String.raw`\bnpm (?:run )?(${names.join("|")})\b(?: --(?= |\$\{))?`, "g");
  const renamed = (text: string): string => text.replaceAll(call, "rollcall $1");
  return source
    .split("\n")
    .map((line) => {
      const [, head = "", gap = ""] = HELP_LINE.exec(line) ?? [];
      const shift = renamed(head).length - head.length;
      const rest = renamed(line.slice(head.length + gap.length));
      return renamed(head) + " ".repeat(gap === "" ? 0 : Math.max(2, gap.length - shift)) + rest;
    })
    .join("\n")
    .replaceAll("node apps/worker/src/main.ts", "rollcall worker");
}
