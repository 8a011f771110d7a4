import type { Evidence } from "@rollcall/verdict";
import { readSteps, type StoredStep } from "./steps.ts";
import type { Database, Contact, Verdict } from "@rollcall/postgres";

/** A single check as it stands. */
export interface StoredCheckOne {
  readonly runId: number;
  readonly contact: Contact;
  readonly verdict: Verdict | null;
  readonly retryReason: string | null;
  readonly dueAt: Date | null;
  readonly evidence: readonly Evidence[];
  readonly steps: readonly StoredStep[];
}

/** Reads a single check, or null where the run is none. */
export async function readCheckOne(database: Database, runId: number): Promise<StoredCheckOne | null> {
  const check = await database.prisma.check.findFirst({ where: { runId, run: { kind: "single" } } });
  if (!check) return null;
  const [contact, verdict, steps] = await Promise.all([
    database.prisma.contact.findUniqueOrThrow({ where: { id: check.contactId } }),
    check.verdictId === null ? null : database.prisma.verdict.findUnique({ where: { id: check.verdictId } }),
    readSteps(database, runId, 0),
  ]);
  const { retryReason, dueAt } = check;
  return { runId, contact, verdict, retryReason, dueAt, evidence: check.evidence as unknown as Evidence[], steps };
}
