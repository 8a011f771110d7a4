import { once } from "node:events";
import { from as copyFrom } from "pg-copy-streams";
import { outlivingItsConnection } from "../copy/copy-in.ts";
import { escapeIdentifier, escapeLiteral, inTransaction, openDatabase, type Transaction } from "../database.ts";
import { addIdPartition, partitionNumber } from "../partitions/id-partitions.ts";
import { migrate } from "../schema/migrate.ts";
import { BackupError, type BackupHead, type TableHead } from "./backup-format.ts";
import { type BackupPart, readBackup } from "./read-backup.ts";
import type { OnTable } from "./write-backup.ts";

/** What a backup holds. */
export interface BackupContents {
  readonly head: BackupHead;
  readonly tables: number;
  /** Bytes of rows, not compressed. */
  readonly bytes: number;
}

/** Reads a backup to its end. Throws BackupError if it is not whole: nothing must be replaced by it. */
export async function examineBackup(bytes: AsyncIterable<Uint8Array>): Promise<BackupContents> {
  let head: BackupHead | null = null;
  let tables = 0;
  let size = 0;
  for await (const part of readBackup(bytes)) {
    if (part.type === "head") ({ head } = part);
    else if (part.type === "table") tables += 1;
    else if (part.type === "rows") size += part.bytes.length;
  }
  if (head === null) throw new BackupError("This backup is empty.");
  return { head, tables, bytes: size };
}

/**
 * Fills an empty database from a backup, and migrates it to this version. Rejects, with nothing filled, if anything fails; then the
 * database has tables without rows. Throws SchemaAheadError for a backup of a newer version.
 */
export async function restoreBackup(
  databaseUrl: string,
  bytes: AsyncIterable<Uint8Array>,
  onTable: OnTable = () => {},
): Promise<void> {
  const parts = readBackup(bytes);
  const first = await parts.next();
  if (first.done === true || first.value.type !== "head") throw new BackupError("This backup has no head.");
  const { head } = first.value;
  // As it was when the backup was written: later migrations then change the rows as well.
  await migrate(databaseUrl, head.migrations);
  const database = openDatabase(databaseUrl, 1);
  try {
    await inTransaction(database, async (client) => {
      await addPartitions(client, head);
      await fill(client, parts, onTable);
      for (const [name, value] of Object.entries(head.sequences))
        if (value !== null)
          await client.query(`SELECT setval(${escapeLiteral(escapeIdentifier(name))}::regclass, $1)`, [value]);
    });
  } finally {
    await database.close();
  }
  await migrate(databaseUrl);
}

const PARTITIONED = `
  SELECT relname AS name FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace`;

/** Centuries of months. */
const MOST_PARTITIONS = 10_000;

/** Makes room for every id that had been drawn when the backup was written: its sequences were read after its snapshot was taken. */
async function addPartitions(client: Transaction, { sequences }: BackupHead): Promise<void> {
  const { rows } = await client.query<{ name: string }>(PARTITIONED);
  for (const { name } of rows) {
    const last = partitionNumber(sequences[`${name}_id_seq`] ?? "0");
    if (last > MOST_PARTITIONS) throw new BackupError("This backup is damaged: an id is too large.");
    for (let number = 0; number <= last; number += 1) await addIdPartition(client, name, number);
  }
}

async function fill(client: Transaction, parts: AsyncGenerator<BackupPart>, onTable: OnTable): Promise<void> {
  let tables = 0;
  for (let part = await parts.next(); part.done !== true; part = await parts.next()) {
    if (part.value.type !== "table") throw new BackupError("This backup is damaged: rows without a table.");
    tables += 1;
    onTable(part.value.head.table, tables, 0);
    await fillTable(client, part.value.head, parts);
  }
}

async function fillTable(
  client: Transaction,
  { table, columns }: TableHead,
  parts: AsyncGenerator<BackupPart>,
): Promise<void> {
  const names = columns.map((name) => escapeIdentifier(name)).join(", ");
  const copy = client.query(outlivingItsConnection(copyFrom(`COPY ${escapeIdentifier(table)} (${names}) FROM STDIN`)));
  const finished = once(copy, "finish");
  finished.catch(() => {});
  copy.on("error", () => {});
  try {
    for (let part = await parts.next(); part.done !== true && part.value.type === "rows"; part = await parts.next())
      if (!copy.write(part.value.bytes)) await Promise.race([once(copy, "drain"), finished]);
    copy.end();
    await finished;
  } catch (error) {
    copy.destroy(error as Error);
    throw error;
  }
}
