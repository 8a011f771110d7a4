import { parseArgs } from "node:util";
import { commandLineProblem } from "@rollcall/compose/terminal/parse-args-or-exit";
import { type Output, OUTPUT_HELP, OUTPUT_OPTIONS, type OutputValues, readOutput } from "../verify/output-options.ts";

export const EXPORT_HELP = `Write a stored list with its answers to a file, at any time during its run.

  npm run export                          show all lists
  npm run export -- 12 --out cleaned.csv  export the list with this number
  npm run export -- save NAME [options]   save these options under a name
  npm run export -- saved                 show what is saved
  npm run export -- remove NAME           remove what is saved

  --out FILE       output file: .csv, .xlsx or .jsonl, also with .gz; or .zip: a file for
                   each status; or -: the standard output, as CSV or by --format
  --saved NAME     the saved options, where no others are given
${OUTPUT_HELP}
  --help           show this help

Works whether Rollcall is running or not. Exit codes: 0 written, every address has an answer;
1 written, some have none yet; 2 invalid option.
`;

/** Options that are saved under a name, and those that are given beside it. */
interface SavedExport {
  readonly name: string;
  readonly values: OutputValues;
}

/** The parsed options, or a message to print instead. */
export type ParsedExport =
  | { readonly type: "lists" }
  | { readonly type: "export"; readonly listId: number; readonly output: Output; readonly saved: SavedExport | null }
  | { readonly type: "saved" }
  | { readonly type: "save"; readonly name: string; readonly values: OutputValues }
  | { readonly type: "remove"; readonly name: string }
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
  if (list === "saved" && more.length === 0) return { type: "saved" };
  const [name] = more;
  if (list === "save" || list === "remove") {
    if (name === undefined || more.length > 1) return problem(`${list} needs a name.`);
    return list === "save" ? { type: "save", name, values } : { type: "remove", name };
  }
  if (more.length > 0) return problem(`Only one list at a time: unexpected ${more.join(", ")}. See --help.`);
  if (!/^[1-9]\d{0,8}$/.test(list))
    return problem(`A list is given by its number, not ${JSON.stringify(list)}: npm run export shows them.`);
  if (values.out === undefined) return problem("--out is missing. For example: --out cleaned.csv, or --out -");
  const { saved, ...given } = values;
  const output = readOutput(values.out, given);
  return typeof output === "string"
    ? problem(output)
    : {
        type: "export",
        listId: Number(list),
        output,
        saved: saved === undefined ? null : { name: saved, values: given },
      };
}

const OPTIONS = {
  out: { type: "string" },
  saved: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  ...OUTPUT_OPTIONS,
} as const;

function problem(words: string): ParsedExport {
  return { type: "problem", problem: words };
}
