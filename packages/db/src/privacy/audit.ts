import type { Database } from "../database.ts";
import type { AuditEntry } from "../generated/client.ts";

/** Something that somebody did. Names no address. */
export interface NewAuditEntry {
  /** The name of a key, `browser session` or `local`. */
  readonly actor: string;
  /** As `schedule.created`. */
  readonly action: string;
  /** What it was done to: a number, a domain. */
  readonly subject: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export async function writeAudit(database: Database, { actor, action, subject, detail }: NewAuditEntry): Promise<void> {
  const data = { actor, action, subject, ...(detail === undefined ? {} : { detail }) };
  await database.prisma.auditEntry.create({ data });
}

/** The newest first, below `beforeId`. */
export async function readAudit(database: Database, limit: number, beforeId: bigint | null): Promise<AuditEntry[]> {
  return await database.prisma.auditEntry.findMany({
    ...(beforeId === null ? {} : { where: { id: { lt: beforeId } } }),
    orderBy: { id: "desc" },
    take: limit,
  });
}
