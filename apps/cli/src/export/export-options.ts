import { parseArgs } from "node:util";
import { commandLineProblem } from "@rollcall/compose/terminal/parse-args-or-exit";
import { type Output, OUTPUT_HELP, OUTPUT_OPTIONS, readOutput } from "../verify/output-options.ts";

export const EXPORT_HELP = `Write a stored list with its answers to a file, at any time during its run.

  npm run export                          show all lists
  npm run export -- 12 --out cleaned.csv  export the list with this number

  --out FILE       output file: .csv, .xlsx or .jsonl, also with .gz
${OUTPUT_HELP}
  --help           show this help

Works whether Rollcall is running or not. Exit codes: 0 written, every address has an answer;
1 written, some have none yet; 2 invalid option.
`;

/** The parsed options, or a message to print instead. */
export type ParsedExport =
  | { readonly type: "lists" }
  | { readonly type: "export"; readonly listId: number; readonly output: Output }
  | { readonly type: "help" }
  | { readonly type: "problem"; readonly problem: string };

/** Parses the command line of `export`. */
export function parseExportOptions(args: readonly string[]): ParsedExport {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    return problem(commandLineProblem(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { type: "help" };
  const [list, ...more] = positionals;
  if (list === undefined) return { type: "lists" };
  if (more.length > 0) return problem(`Only one list at a time: unexpected ${more.join(", ")}. See --help.`);
  if (!/^[1-9]\d{0,8}$/.test(list))
    return problem(`A list is given by its number, not ${JSON.stringify(list)}: npm run export shows them.`);
  if (values.out === undefined) return problem("--out is missing. For example: --out cleaned.csv");
  const output = readOutput(values.out, values);
  return typeof output === "string" ? problem(output) : { type: "export", listId: Number(list), output };
}

const OPTIONS = {
  out: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  ...OUTPUT_OPTIONS,
} as const;

function problem(words: string): ParsedExport {
  return { type: "problem", problem: words };
}
