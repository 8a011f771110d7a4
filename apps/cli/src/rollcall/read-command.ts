/** What a command line of `rollcall` asks for. */
export type Request =
  | { readonly type: "help" }
  | { readonly type: "version" }
  | { readonly type: "unknown"; readonly word: string }
  /** `args` are those of the command. */
  | { readonly type: "run"; readonly name: string; readonly args: readonly string[] };

/** Reads the words after `rollcall`; `names` are those of the commands. `help NAME` is `NAME --help`. */
export function readCommand(words: readonly string[], names: ReadonlySet<string>): Request {
  const [first, ...rest] = words;
  if (first === "--version" || first === "-v") return { type: "version" };
  if (first === undefined || first === "--help" || first === "-h") return { type: "help" };
  if (first !== "help") {
    if (!names.has(first)) return unknown(first);
    const options = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
    return options.includes("--version") ? { type: "version" } : { type: "run", name: first, args: rest };
  }
  const [name] = rest;
  if (name === undefined) return { type: "help" };
  return names.has(name) ? { type: "run", name, args: ["--help"] } : unknown(name);
}

const unknown = (word: string): Request => ({ type: "unknown", word });
