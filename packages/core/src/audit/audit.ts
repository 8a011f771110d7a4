import type { Database, AuditEntry, Queries } from "@rollcall/postgres";

const INSERT = "INSERT INTO audit_entries (actor, action, subject, detail) VALUES ($1, $2, $3, $4)";

/**
 * Adds an entry in the transaction of the change that it records: either both are stored, or neither. Without an actor it
 * adds nothing.
 */
export async function audit(client: Queries, { actor, action, subject, detail }: NewAuditEntry): Promise<void> {
  if (actor === null) return;
  await client.query(INSERT, [actor, action, subject === null ? null : String(subject), detail ?? null]);
}

/** Adds an entry for something that changes nothing else, such as a refused sign-in. */
export async function writeAudit(database: Database, entry: NewAuditEntry): Promise<void> {
  await audit(database.pool, entry);
}

/** The newest first, below `beforeId`. */
export async function readAudit(database: Database, limit: number, beforeId: bigint | null): Promise<AuditEntry[]> {
  return await database.prisma.auditEntry.findMany({
    ...(beforeId === null ? {} : { where: { id: { lt: beforeId } } }),
    orderBy: { id: "desc" },
    take: limit,
  });
}

/** Who changes something: the name of a key, `browser session`, `local` or `command line`; null: Rollcall itself, which is not audited. */
export type Actor = string | null;

/** One thing that was done. Names no address. */
export interface NewAuditEntry {
  readonly actor: Actor;
  /** As `schedule.created`. */
  readonly action: string;
  /** What it was done to: a number, a domain. */
  readonly subject: string | number | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
