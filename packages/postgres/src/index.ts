export { startEmbeddedPostgres, type PostgresEvent, runningEmbeddedPostgres } from "./cluster/embedded-postgres.ts";
export type { BinaryCopy } from "./copy/binary-copy.ts";
export { CopyIn } from "./copy/copy-in.ts";
export { copyOut } from "./copy/copy-out.ts";
export {
  type Database,
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
export { databaseNow } from "./database-now.ts";
export { DiskFullError, assertRoom, explainByRoom, roomIn } from "./disk-room.ts";
export type { AuditEntry, Contact, Verdict, Webhook, WebhookDelivery } from "./generated/client.ts";
export { inBatches } from "./in-batches.ts";
export { isConnectionLost } from "./is-connection-lost.ts";
export { isReadOnly } from "./is-read-only.ts";
export { assertSchemaKnown, migrate, SchemaAheadError, schemaSql } from "./schema/migrate.ts";
