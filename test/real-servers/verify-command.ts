import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";

/** A row of the export, by column. */
export type ExportedRow = Readonly<Record<string, string>>;

export interface VerifyRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly rows: readonly ExportedRow[];
}

const VERIFY = path.resolve(import.meta.dirname, "../../apps/cli/src/verify.ts");

/**
 * Runs `npm run verify -- contacts.csv --out cleaned.csv` in a folder, with these settings in its environment and no
 * others, and further options, and reads what it wrote. Rejects, with its complaint, where it wrote nothing.
 */
export async function runVerify(
  folder: string,
  contacts: readonly (readonly string[])[],
  settings: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<VerifyRun> {
  const csv = [["Name", "E-Mail"], ...contacts].map((cells) => `${cells.join(",")}\r\n`).join("");
  await writeFile(path.join(folder, "contacts.csv"), csv);
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings };
  const run = await new Promise<Omit<VerifyRun, "rows">>((resolve) => {
    const args = [VERIFY, "contacts.csv", "--out", "cleaned.csv", ...options];
    execFile(process.execPath, args, { cwd: folder, env, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
  const cleaned = await readFile(path.join(folder, "cleaned.csv"), "utf8").catch((cause: unknown) => {
    throw new Error(`verify wrote nothing:\n${run.stderr}`, { cause });
  });
  return { ...run, rows: parse(cleaned, { columns: true, bom: true }) };
}
