import { createReadStream } from "node:fs";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expireAllLeases } from "@rollcall/core";
import {
  type BackupContents,
  emptyTarget,
  examineBackup,
  examineTarget,
  openDatabase,
  restoreBackup,
  writeBackup,
} from "@rollcall/postgres";
import { VERSION } from "@rollcall/product";
import type { Settings } from "@rollcall/settings";
import { storedUrl } from "./engines/stored-url.ts";
import type { OnStop } from "./process/run-until-stopped.ts";

type Stored = Pick<Settings, "databaseUrl" | "dataDir">;

/** Table by table, as it is written or read; `of`: how many there are, 0: not known. */
type OnTable = (table: string, nth: number, of: number) => void;

/** It can't be done as asked; the message is a sentence for the operator. */
class BackupRefusal extends Error {
  override readonly name = "BackupRefusal";
  readonly code = "backup_refused" as const;
}

/** Writes all stored data at one moment, gzipped; also while Rollcall runs. Throws BackupRefusal where nothing is stored. */
export async function backUp(settings: Stored, onStop: OnStop, sink: Writable, onTable: OnTable): Promise<void> {
  const { url } = await storedUrl(settings, onStop);
  if ((await examineTarget(url)) === "empty")
    throw new BackupRefusal("Nothing is stored yet. Check DATABASE_URL and DATA_DIR if that surprises you.");
  const database = openDatabase(url, 1);
  try {
    await pipeline(writeBackup(database, VERSION, onTable), sink);
  } finally {
    await database.close();
  }
}

/**
 * Fills the stored database from a backup. The file is read to its end before anything is touched. Throws BackupError for a file
 * that is no whole backup, BackupRefusal if Rollcall is running, or if the database has data and `replace` is false.
 */
export async function restoreFrom(
  settings: Stored,
  onStop: OnStop,
  { file, replace }: { readonly file: string; readonly replace: boolean },
  onTable: OnTable,
): Promise<BackupContents> {
  const contents = await examineBackup(createReadStream(file));
  const { url, isRunning } = await storedUrl(settings, onStop);
  const target = isRunning ? "in_use" : await examineTarget(url);
  if (target === "in_use") throw new BackupRefusal("Rollcall is running. Stop all its processes first, and try again.");
  if (target === "filled" && !replace)
    throw new BackupRefusal(
      "This database has lists, contacts or keys already. Restore into an empty one, or add --replace: that deletes them.",
    );
  await emptyTarget(url);
  await restoreBackup(url, createReadStream(file), onTable);
  const database = openDatabase(url, 1);
  try {
    // What was under way at that moment is nobody's now.
    await expireAllLeases(database);
  } finally {
    await database.close();
  }
  return contents;
}
