export { startEmbeddedPostgres, type PostgresEvent, runningEmbeddedPostgres } from "./cluster/embedded-postgres.ts";
export { BackupError } from "./backup/backup-format.ts";
export { type BackupTarget, emptyTarget, examineTarget } from "./backup/backup-target.ts";
export { type BackupContents, examineBackup, restoreBackup } from "./backup/restore-backup.ts";
export { writeBackup } from "./backup/write-backup.ts";
export { CopyIn } from "./copy/copy-in.ts";
export { copyOut } from "./copy/copy-out.ts";
export {
  CHANNEL,
  type Database,
  databaseNow,
  escapeIdentifier,
  escapeLiteral,
  inShortTransaction,
  inTransaction,
  openDatabase,
  type Queries,
  queriesOf,
  type QueryResult,
  type Transaction,
} from "./database.ts";
export { isConnectionLost, isReadOnly } from "./database-errors.ts";
export { DiskFullError, assertRoom, explainByRoom, roomIn } from "./disk-room.ts";
export type { AuditEntry, Contact, Verdict, Webhook, WebhookDelivery } from "./generated/client.ts";
export type { Listener, Watcher } from "./listener.ts";
export { inBatches } from "./in-batches.ts";
export {
  addIdPartition,
  boundsOf,
  type IdPartition,
  idPartition,
  partitionNumber,
  readIdPartitions,
} from "./partitions/id-partitions.ts";
export { assertSchemaKnown, compareSchema, migrate, SchemaAheadError, schemaSql } from "./schema/migrate.ts";
