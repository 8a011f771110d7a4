import type { LaneOpener } from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import type { Tell } from "@rollcall/telemetry";
import { type Evidence, testAnswerOf } from "@rollcall/verdict";
import type { Actor } from "../audit/audit.ts";
import { ASK_EVERYBODY } from "../contacts/freshness.ts";
import { deleteAbandonedImports } from "../lists/list-store.ts";
import { isNeverAsked } from "../own-lists/never-ask.ts";
import { deferTests, IS_DEFERRED, IS_OPEN_TEST } from "./test-checks.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";
import { recordUnasked } from "../turns/record-outcomes.ts";
import { judge, toStored } from "../verdicts/judge.ts";
import type { WaitingContact } from "../verdicts/verdict.ts";
import { endOverdue, tickRuns } from "./finish-run.ts";
import { insertRun } from "./insert-run.ts";
import { completeAnswered, closeCancelled } from "./run-store.ts";
import type { ContactFilter, NewRun, StartedRun } from "./run.ts";

/** Addresses decided without probing, per page. */
const PAGE_CONTACTS = 1_000;

export interface StartRunPorts {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Told of each started run. */
  readonly tell?: Tell | undefined;
}

type DecidePorts = Pick<StartRunPorts, "database" | "clock" | "settings">;

/** Checks of a cancelled run closed per page. */
const PAGE_CANCELLED = 5_000;

/**
 * Finishes what a dead process left undone: decides addresses that are not probed, closes open checks of cancelled
 * runs, completes runs that have all their answers, and deletes lists whose import broke off. Also ends runs whose time
 * is over, so a worker calls it several times a minute.
 */
export async function repairRuns(ports: DecidePorts): Promise<void> {
  await decideUnasked(ports, null);
  while ((await closeCancelled(ports.database, PAGE_CANCELLED)) > 0);
  await tickRuns(ports.database);
  while ((await endOverdue(ports, PAGE_CONTACTS)) > 0);
  await completeAnswered(ports.database);
  await deleteAbandonedImports(ports.database);
}

/**
 * Starts a run: a check for each contact; those with a valid verdict are done at once. Malformed and suppressed
 * addresses are decided here; the rest waits for the resolver, which is woken.
 */
export async function startRun(ports: StartRunPorts, run: NewRun): Promise<StartedRun> {
  const { settings } = ports;
  const bounded = { ...run, limitMs: run.limitMs ?? settings.runLimitMs };
  const started = await insertRun(ports.database, bounded, egressNames(settings));
  await afterStart(ports, run, started);
  return started;
}

/** Starts a run over a list. `recheck`: probe even if a verdict is still valid. Throws ListNotFreeError. */
export async function startListRun(
  ports: StartRunPorts,
  by: Actor,
  listId: number,
  { recheck }: { readonly recheck: boolean },
): Promise<StartedRun> {
  return await startRun(ports, {
    kind: "list",
    listId,
    contactIds: null,
    priority: 0,
    firstStep: null,
    audit: { actor: by, action: "list.started", subject: listId },
    freshFor: recheck ? ASK_EVERYBODY : ports.settings.freshFor,
  });
}

/** Starts a run over the stored contacts of a filter: those with an older verdict or (null) an expired one. */
export async function recheckContacts(
  ports: StartRunPorts,
  by: Actor,
  filter: ContactFilter,
  olderThanMs: number | null,
): Promise<StartedRun> {
  return await startRun(ports, {
    kind: "contacts",
    listId: null,
    contactIds: null,
    filter,
    olderThanMs,
    priority: 0,
    firstStep: null,
    audit: { actor: by, action: "contacts.rechecked", subject: null },
    freshFor: ports.settings.freshFor,
  });
}

/** Ahead of lists, behind single checks: a user waits for it, but not on an open page. */
const ONE_CONTACT_PRIORITY = 50;

/** Starts a run over one stored contact, even if its verdict is valid. */
export async function recheckContact(ports: StartRunPorts, by: Actor, contactId: string): Promise<StartedRun> {
  return await startRun(ports, {
    kind: "contacts",
    listId: null,
    contactIds: [contactId],
    priority: ONE_CONTACT_PRIORITY,
    firstStep: null,
    audit: { actor: by, action: "contacts.rechecked", subject: null },
    freshFor: ASK_EVERYBODY,
  });
}

/** Continues after a run is stored. After a crash, `repairRuns` and the sweeper do the same later. */
export async function afterStart(
  ports: StartRunPorts,
  { kind, listId }: Pick<NewRun, "kind" | "listId">,
  { runId, total, done }: StartedRun,
): Promise<void> {
  ports.tell?.({ type: "run_started", runId, kind, listId, addresses: total, answered: done });
  await decideUnasked(ports, runId);
  await ports.lanes.resolve();
}

/** A check without a domain is malformed, suppressed, at a domain that is never asked, or a test address. */
function whyUnasked(contact: UnaskedContact, atMs: number): Evidence {
  const { syntaxProblem, domain, isNeverAsked: isNever } = contact;
  if (syntaxProblem === null && domain !== null) {
    if (contact.testName !== null) return { type: "test", reason: testAnswerOf(contact.testName).reason, atMs };
    return isNever
      ? {
          type: "limit",
          limit: "not_probed",
          detail: `${domain} is on your list of domains that are never asked`,
          atMs,
        }
      : { type: "limit", limit: "suppressed", detail: "on the suppression list, so never probed", atMs };
  }
  return { type: "syntax", problem: syntaxProblem ?? "no_domain", atMs };
}

async function decideUnasked(ports: DecidePorts, runId: number | null): Promise<void> {
  const { database, clock, settings } = ports;
  await deferTests(database, runId);
  for (;;) {
    const contacts =
      runId === null
        ? await readForgottenUnasked(database, PAGE_CONTACTS)
        : await readUnasked(database, runId, PAGE_CONTACTS);
    if (contacts.length === 0) return;
    const atMs = clock.nowMs();
    const verdicts = contacts.map((contact) => {
      const evidence = [whyUnasked(contact, atMs)];
      const about = { ...contact, provider: null };
      const verdict = judge(about, evidence, settings.roleIsRisky);
      return toStored(about, verdict, evidence, { attempts: 0, durationMs: null, atMs, transcript: null });
    });
    await recordUnasked(database, verdicts, settings.freshFor);
  }
}

/** The suppression list has the say over own lists. */
const IS_NEVER_ASKED = `${isNeverAsked("c.domain")}
  AND NOT EXISTS (SELECT 1 FROM suppressions s WHERE s.contact_id = c.id OR s.entry = c.domain)`;

interface UnaskedContact extends WaitingContact {
  readonly isNeverAsked: boolean;
  /** The local part of a test address; null: it is none, or is suppressed. */
  readonly testName: string | null;
}

const COLUMNS = `c.id AS "contactId", c.domain, c.syntax_problem AS "syntaxProblem", c.role, c.disposable`;

const UNASKED_COLUMNS = `${COLUMNS}, ${IS_NEVER_ASKED} AS "isNeverAsked",
  CASE WHEN ${IS_OPEN_TEST} THEN split_part(c.asked, '@', 1) END AS "testName"`;

/** Contacts of a run that are not to be asked, without a verdict in it. */
async function readUnasked(database: Database, runId: number, limit: number): Promise<UnaskedContact[]> {
  const { rows } = await database.pool.query<UnaskedContact>(
    `SELECT ${UNASKED_COLUMNS} FROM checks k JOIN contacts c ON c.id = k.contact_id
     WHERE k.run_id = $1 AND k.state = 'waiting' AND k.domain IS NULL AND NOT (${IS_DEFERRED}) LIMIT $2`,
    [runId, limit],
  );
  return rows;
}

/** Such contacts of runs older than this were left by a dead process. */
const FORGOTTEN_S = 60;

/** The same for all runs: where the process that started them died, and test addresses that waited for their time. */
async function readForgottenUnasked(database: Database, limit: number): Promise<UnaskedContact[]> {
  const { rows } = await database.pool.query<UnaskedContact>(
    `SELECT DISTINCT ${UNASKED_COLUMNS} FROM checks k JOIN contacts c ON c.id = k.contact_id JOIN runs r ON r.id = k.run_id
     WHERE k.state = 'waiting' AND k.domain IS NULL AND NOT (${IS_DEFERRED})
       AND (r.created_at < now() - make_interval(secs => ${FORGOTTEN_S}) OR ${IS_OPEN_TEST} AND k.due_at <= now()) LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Contacts that wait for one of these domains, in any run. */
export async function readWaiting(
  database: Database,
  domains: readonly string[],
  limit: number,
): Promise<WaitingContact[]> {
  const { rows } = await database.pool.query<WaitingContact>(
    `SELECT DISTINCT ${COLUMNS} FROM checks k JOIN contacts c ON c.id = k.contact_id
     WHERE k.state = 'waiting' AND k.domain = ANY($1) LIMIT $2`,
    [domains, limit],
  );
  return rows;
}
