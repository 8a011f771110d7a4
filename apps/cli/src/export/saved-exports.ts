import {
  type Database,
  deleteExportPreset,
  type ExportPreset,
  findExportPreset,
  readExportPresets,
  storeExportPreset,
} from "@rollcall/core";
import { CommandError } from "../product/stored-command.ts";
import { type Output, type OutputValues, readOutput } from "../verify/output-options.ts";
import type { Written } from "./export-command.ts";

/** Actor in the audit log. */
const ACTOR = "command line";

const NAME_CHARS = 200;

/** Parameters of an export in the API by the flags that say the same. */
const FLAGS = {
  preset: "preset",
  format: "format",
  columns: "columns",
  delimiter: "out-delimiter",
  target: "target",
  lines: "lines",
} as const satisfies Record<string, keyof OutputValues>;

/** The saved exports, one per line: name and parameters. */
export async function showSaved(database: Database): Promise<Written> {
  const presets = await readExportPresets(database);
  if (presets.length === 0) return { out: "", note: "No export is saved.\n", code: 0 };
  const lines = presets.map(({ name, options }) => `${name}\t${describe(options)}\n`);
  return { out: lines.join(""), note: "", code: 0 };
}

function describe(options: ExportPreset["options"]): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : String(value)}`)
    .join(" ");
}

/** Saves what the flags say under a name. Throws CommandError. */
export async function saveExport(database: Database, name: string, values: OutputValues): Promise<Written> {
  if (name.trim() === "" || name.length > NAME_CHARS)
    throw new CommandError(`A name has 1 to ${NAME_CHARS} characters.`);
  const problem = readOutput("saved.zip", values);
  if (typeof problem === "string") throw new CommandError(problem);
  const options: Record<string, string | string[]> = {};
  for (const [parameter, flag] of Object.entries(FLAGS)) {
    const value = values[flag];
    if (value === undefined) continue;
    options[parameter] = flag === "columns" ? value.split(",").map((column) => column.trim()) : value;
  }
  if (values.unique === true || values.duplicates === true) options["duplicates"] = String(values.duplicates === true);
  if ((await storeExportPreset(database, ACTOR, { name: name.trim(), options })) === null)
    throw new CommandError("There are too many saved exports: remove some.");
  return { out: "", note: `${name.trim()} is saved: ${describe(options)}\n`, code: 0 };
}

/** Removes a saved export. Throws CommandError. */
export async function removeSaved(database: Database, name: string): Promise<Written> {
  const preset = await find(database, name);
  await deleteExportPreset(database, ACTOR, preset.id);
  return { out: "", note: `${name} is removed.\n`, code: 0 };
}

/** The output that the flags say, and where they say nothing the saved export. Throws CommandError. */
export async function savedOutput(
  database: Database,
  { name, path, values }: { readonly name: string; readonly path: string; readonly values: OutputValues },
): Promise<Output> {
  const output = readOutput(path, withSaved(values, await find(database, name)));
  if (typeof output === "string") throw new CommandError(output);
  return output;
}

function withSaved(values: OutputValues, { name, options }: ExportPreset): OutputValues {
  const { duplicates, split: _split, gzip: _gzip, ...rest } = options;
  const saved: Record<string, string> = {};
  for (const [parameter, value] of Object.entries(rest)) {
    const flag = (FLAGS as Readonly<Record<string, string | undefined>>)[parameter];
    if (flag === undefined || value === "custom") {
      throw new CommandError(
        `${name} selects rows by ${parameter}, which the command line has no option for: download it in the app.`,
      );
    }
    saved[flag] = Array.isArray(value) ? value.join(",") : String(value);
  }
  if (duplicates === "only") throw new CommandError(`${name} selects duplicates only: download it in the app.`);
  const says = values.unique === true || values.duplicates === true;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    ...saved,
    ...(duplicates !== undefined && !says && { unique: duplicates === "false", duplicates: duplicates === "true" }),
    ...given,
  };
}

async function find(database: Database, name: string): Promise<ExportPreset> {
  const preset = await findExportPreset(database, name);
  if (preset === null) throw new CommandError(`No export is saved as ${JSON.stringify(name)}: saved shows all.`);
  return preset;
}
