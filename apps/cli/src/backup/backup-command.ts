import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { backUp, restoreFrom } from "@rollcall/compose/backup";
import type { OnStop } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { fromWhereTheUserIs } from "../product/stored-command.ts";
import { shownPath } from "../terminal/shown-path.ts";
import { assertReadable } from "../verify/check-files.ts";

/** Writes a backup to a file, atomically, readable by its owner alone; `-`: to stdout. Returns the exit code. */
export async function backupCommand(file: string, onStop: OnStop): Promise<number> {
  const settings = readSettingsOrExit(process.env);
  const show = showTables("Writing");
  if (file === "-") {
    await backUp(settings, onStop, process.stdout, () => {});
    return 0;
  }
  const path = fromWhereTheUserIs(file);
  const draft = `${path}.part`;
  try {
    await backUp(settings, onStop, createWriteStream(draft, { mode: 0o600 }), show.next);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    show.end();
  }
  process.stderr.write(`Written to ${shownPath(path)}, ${megabytes((await stat(path)).size)}.\n`);
  return 0;
}

/** Fills the database from a backup. Returns the exit code. */
export async function restoreCommand(file: string, replace: boolean, onStop: OnStop): Promise<number> {
  const path = fromWhereTheUserIs(file);
  await assertReadable(path);
  const settings = readSettingsOrExit(process.env);
  const show = showTables("Reading");
  try {
    const { head, tables } = await restoreFrom(settings, onStop, { file: path, replace }, show.next);
    show.end();
    process.stderr.write(`Restored ${tables} tables, as they were at ${head.createdAt}. Start Rollcall to go on.\n`);
  } finally {
    show.end();
  }
  return 0;
}

const megabytes = (bytes: number): string =>
  bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

interface TableDisplay {
  readonly next: (table: string, nth: number, of: number) => void;
  readonly end: () => void;
}

/** One line on a terminal, which is written over; nothing elsewhere. */
function showTables(verb: string): TableDisplay {
  const { stderr } = process;
  let isShown = false;
  return {
    next(table, nth, of) {
      if (!stderr.isTTY) return;
      isShown = true;
      stderr.write(`\r\u001B[K${verb} ${table} (${nth}${of === 0 ? "" : ` of ${of}`}) …`);
    },
    end() {
      if (isShown) stderr.write("\r\u001B[K");
      isShown = false;
    },
  };
}
