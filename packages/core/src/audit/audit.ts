import type { Database, AuditEntry, Queries } from "@rollcall/postgres";
import type { AuditAction } from "./actions.ts";

const INSERT = "INSERT INTO audit_entries (actor, action, subject, detail) VALUES ($1, $2, $3, $4)";

/**
 * Adds an entry in the transaction of the change that it records: both are stored, or neither. Does nothing without an
 * actor.
 */
export async function audit(client: Queries, { actor, action, subject, detail }: NewAuditEntry): Promise<void> {
  if (actor === null) return;
  await client.query(INSERT, [actor, action, subject === null ? null : String(subject), detail ?? null]);
}

/** Adds an entry for something that changes no other data, such as a refused sign-in. */
export async function writeAudit(database: Database, entry: NewAuditEntry): Promise<void> {
  await audit(database.pool, entry);
}

/** Entries, newest first, with ids below `beforeId`. */
export async function readAudit(database: Database, limit: number, beforeId: bigint | null): Promise<AuditEntry[]> {
  return await database.prisma.auditEntry.findMany({
    ...(beforeId === null ? {} : { where: { id: { lt: beforeId } } }),
    orderBy: { id: "desc" },
    take: limit,
  });
}

/**
 * Who made a change: the name of a key, `browser session (name)` or `command line`; null: Rollcall itself, which is not
 * audited.
 */
export type Actor = string | null;

/** An audited action. Contains no addresses. */
export interface NewAuditEntry {
  readonly actor: Actor;
  readonly action: AuditAction;
  /** The object's id or name. */
  readonly subject: string | number | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
