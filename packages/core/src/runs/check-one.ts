import { findAddresses } from "@rollcall/address";
import type { LaneOpener } from "@rollcall/pacing";
import type { Database, Contact, Verdict } from "@rollcall/postgres";
import type { TranscriptLine } from "@rollcall/smtp";
import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import { contactId } from "../contacts/contact-id.ts";
import { toContact, type NewContact } from "../contacts/contact.ts";
import { ASK_EVERYBODY } from "../contacts/freshness.ts";
import { storeContacts } from "../contacts/store-contacts.ts";
import { readOwnFacts } from "../own-lists/own-store.ts";
import type { VerificationSettings, Clock } from "../settings.ts";
import { startRun } from "./start-run.ts";
import { type CheckStep, readSteps, type StoredStep } from "./step.ts";

/** Single checks go before all lists: a user is waiting. */
const SINGLE_PRIORITY = 100;

export interface CheckOnePorts {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

export type StartedCheckOne = { readonly type: "started"; readonly runId: number } | { readonly type: "no_address" };

/** The first address in a text, also as `Name <a@b>`; without one, the text. */
export function addressIn(text: string): string {
  return findAddresses(text)[0]?.text ?? text.trim();
}

/**
 * Starts a watched check of the first address in a text, also as `Name <a@b>`: its steps and transcript are stored.
 * `recheck`: probe even if the stored verdict is still valid.
 */
export async function checkOne(ports: CheckOnePorts, text: string, recheck: boolean): Promise<StartedCheckOne> {
  const found = addressIn(text);
  const contact = toContact(found, await readOwnFacts(ports.database));
  if (!found.includes("@") && contact.suggestion === null) return { type: "no_address" };
  await storeContacts(ports.database, [contact]);
  const { runId } = await startRun(ports, {
    kind: "single",
    listId: null,
    contactIds: [contactId(contact.key)],
    priority: SINGLE_PRIORITY,
    firstStep: syntaxStep(contact, ports.clock.nowMs()),
    freshFor: recheck ? ASK_EVERYBODY : ports.settings.freshFor,
  });
  return { type: "started", runId };
}

function syntaxStep({ asked, syntaxProblem }: NewContact, atMs: number): CheckStep {
  return {
    atMs,
    step: "syntax",
    outcome: syntaxProblem === null ? "ok" : "failed",
    host: null,
    detail: syntaxProblem ?? asked,
    code: null,
    durationMs: null,
  };
}

/** The verdict of a watched check, with the SMTP transcript if there was a session. */
interface CheckOneVerdict extends Omit<Verdict, "status" | "reason" | "safeToSend" | "evidence" | "transcript"> {
  readonly status: Status;
  readonly reason: Reason;
  readonly safeToSend: SafeToSend;
  readonly evidence: readonly Evidence[];
  readonly transcript: readonly TranscriptLine[] | null;
}

/** The state of a single check. */
export interface StoredCheckOne {
  readonly runId: number;
  readonly contact: Contact;
  readonly verdict: CheckOneVerdict | null;
  readonly retryReason: Reason | null;
  readonly dueAt: Date | null;
  readonly evidence: readonly Evidence[];
  readonly steps: readonly StoredStep[];
}

/** Reads a single check; null if the run is not one. */
export async function readCheckOne(database: Database, runId: number): Promise<StoredCheckOne | null> {
  const check = await database.prisma.check.findFirst({ where: { runId, run: { kind: "single" } } });
  if (!check) return null;
  const [contact, verdict, steps] = await Promise.all([
    database.prisma.contact.findUniqueOrThrow({ where: { id: check.contactId } }),
    check.verdictId === null ? null : database.prisma.verdict.findUnique({ where: { id: check.verdictId } }),
    readSteps(database, runId, 0),
  ]);
  return {
    runId,
    contact,
    // The schema types words as text and evidence as JSON; only these types are stored.
    verdict: verdict as unknown as CheckOneVerdict | null,
    retryReason: check.retryReason as Reason | null,
    dueAt: check.dueAt,
    evidence: check.evidence as unknown as Evidence[],
    steps,
  };
}
