import type { Database, Contact, Verdict } from "@rollcall/postgres";
import { findAddresses } from "@rollcall/address";
import { ASK_EVERYBODY } from "../contacts/freshness.ts";
import { toContact, type NewContact } from "../contacts/contact.ts";
import { startRun } from "./start-run.ts";
import type { VerificationSettings, Clock } from "../settings.ts";
import type { LaneOpener } from "@rollcall/pacing";
import { storeContacts } from "../contacts/store-contacts.ts";
import { contactId } from "../contacts/contact-id.ts";
import type { Evidence } from "@rollcall/verdict";
/** Single checks go before all lists: somebody sits in front of the page. */
const SINGLE_PRIORITY = 100;

export interface CheckOnePorts {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

export type StartedCheckOne = { readonly type: "started"; readonly runId: number } | { readonly type: "no_address" };

/**
 * Starts a watched check of the first address in a text (`Name <a@b>` will do): its steps and transcript are kept.
 * `recheck`: ask even where the stored verdict is still good.
 */
export async function checkOne(ports: CheckOnePorts, text: string, recheck: boolean): Promise<StartedCheckOne> {
  const found = findAddresses(text)[0]?.text ?? text.trim();
  if (!found.includes("@")) return { type: "no_address" };
  const contact = toContact(found);
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

function syntaxStep({ asked, syntaxProblem }: NewContact, atMs: number): object {
  return {
    at_ms: atMs,
    step: "syntax",
    outcome: syntaxProblem === null ? "ok" : "failed",
    host: null,
    detail: syntaxProblem ?? asked,
    code: null,
    duration_ms: null,
  };
}

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

/** A step of a watched run, in the order of `seq`. */
export interface StoredStep {
  readonly seq: number;
  readonly detail: unknown;
}

/** Adds a step to a watched run. */
export async function addStep(database: Database, runId: number, detail: object): Promise<void> {
  await database.prisma.step.create({ data: { runId, detail } });
}

/** Steps of a run after a sequence number. */
export async function readSteps(database: Database, runId: number, afterSeq: number): Promise<StoredStep[]> {
  return await database.prisma.step.findMany({
    where: { runId, seq: { gt: afterSeq } },
    orderBy: { seq: "asc" },
    select: { seq: true, detail: true },
  });
}

/** Watched checks that wait for one of these domains. */
export async function readWatchers(
  database: Database,
  domains: readonly string[],
): Promise<{ readonly runId: number; readonly domain: string }[]> {
  const { rows } = await database.pool.query<{ runId: number; domain: string }>(
    `SELECT k.run_id AS "runId", k.domain FROM checks k JOIN runs r ON r.id = k.run_id AND r.watched
     WHERE k.state = 'waiting' AND k.domain = ANY($1)`,
    [domains],
  );
  return rows;
}
