import { inTransaction, type Transaction } from "@rollcall/postgres";
import { type Actor, audit } from "../audit/audit.ts";
import type { AuditAction } from "../audit/actions.ts";
import { contactId } from "../contacts/contact-id.ts";
import { toContact } from "../contacts/contact.ts";
import { storeCorrected } from "../contacts/store-contacts.ts";
import type { List } from "../lists/list.ts";
import { readOwnFacts } from "../own-lists/own-store.ts";
import { askedDomainOf, traitsOf } from "../rows/named-contact.ts";
import { joinRun } from "../runs/join-run.ts";
import { afterStart, type StartRunPorts } from "../runs/start-run.ts";
import { readChosen } from "./read-typos.ts";
import type { Typo, TypoAction, TypoChoice, TypoState } from "./typo.ts";

/** Addresses decided per transaction. */
const BATCH_TYPOS = 1_000;

/** What became of a choice. */
export interface DecidedTypos {
  /** Addresses whose state changed. */
  readonly changed: number;
  /** The run under way that asks the accepted ones too; null: the next one does. */
  readonly runId: number | null;
}

const STATES: Readonly<Record<TypoAction, TypoState>> = { accept: "accepted", dismiss: "dismissed", reopen: "open" };
const ACTIONS: Readonly<Record<TypoAction, AuditAction>> = {
  accept: "typos.accepted",
  dismiss: "typos.dismissed",
  reopen: "typos.reopened",
};

/**
 * Accepts or dismisses what was suggested for mistyped addresses of a list, or takes that back, in batches of a thousand,
 * each audited. An accepted correction is asked in the run of the list that is under way, else in the next one. The
 * row keeps its address and that address's answer. An address that a run was given is asked, also when its correction is
 * taken back meanwhile.
 */
export async function decideTypos(
  ports: StartRunPorts,
  by: Actor,
  list: Pick<List, "id" | "severalCount">,
  choice: TypoChoice,
  action: TypoAction,
): Promise<DecidedTypos> {
  let decided: DecidedTypos = { changed: 0, runId: null };
  for (let afterId: string | null = null; ;) {
    const page = { notIn: STATES[action], afterId, limit: BATCH_TYPOS };
    const typos = await readChosen(ports.database, list, choice, page);
    if (typos.length === 0) break;
    const { changed, runId } = await decideBatch(ports, by, list.id, typos, action);
    decided = { changed: decided.changed + changed, runId: runId ?? decided.runId };
    afterId = typos.at(-1)!.contactId;
  }
  if (decided.runId !== null) await settleJoined(ports, list.id, decided.runId);
  return decided;
}

type Decided = Pick<Typo, "contactId" | "suggestion">;

async function decideBatch(
  { database, settings }: StartRunPorts,
  by: Actor,
  listId: number,
  typos: readonly Decided[],
  action: TypoAction,
): Promise<DecidedTypos> {
  return await inTransaction(database, async (client) => {
    if (!(await lockList(client, listId))) return { changed: 0, runId: null };
    const changed =
      action === "reopen" ? await forget(client, listId, typos) : await store(client, listId, typos, action);
    await client.query(MARK, [listId]);
    const subject = listId;
    await audit(client, { actor: by, action: ACTIONS[action], subject, detail: { addresses: changed } });
    if (action !== "accept") return { changed, runId: null };
    await storeCorrected(client, listId);
    const runId = await joinRun(client, listId, typos.map(correctedIdOf), settings);
    return { changed, runId };
  });
}

/** Runs that start on the list wait, and find the corrections. */
async function lockList(client: Transaction, listId: number): Promise<boolean> {
  const lock = "SELECT 1 FROM lists WHERE id = $1 AND state = 'ready' FOR NO KEY UPDATE";
  return (await client.query(lock, [listId])).rowCount === 1;
}

const MARK = `
  UPDATE lists SET corrected = EXISTS (SELECT 1 FROM corrections WHERE list_id = $1 AND state = 'accepted') WHERE id = $1`;

const STORE = `
  INSERT INTO corrections (list_id, contact_id, state, corrected_id, asked, asked_domain, traits)
  SELECT $1, n.* FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::int2[])
    AS n (contact_id, state, corrected_id, asked, asked_domain, traits)
  ON CONFLICT (list_id, contact_id) DO UPDATE SET state = excluded.state, corrected_id = excluded.corrected_id,
    asked = excluded.asked, asked_domain = excluded.asked_domain, traits = excluded.traits, decided_at = now()
  WHERE corrections.state <> excluded.state`;

async function store(
  client: Transaction,
  listId: number,
  typos: readonly Decided[],
  action: "accept" | "dismiss",
): Promise<number> {
  const own = await readOwnFacts(client);
  const meant = typos.map(({ suggestion }) => toContact(suggestion, own));
  const { rowCount } = await client.query(STORE, [
    listId,
    typos.map((typo) => typo.contactId),
    typos.map(() => STATES[action]),
    meant.map(({ key }) => contactId(key)),
    meant.map(({ asked }) => asked),
    meant.map(askedDomainOf),
    meant.map(traitsOf),
  ]);
  return rowCount ?? 0;
}

const FORGET = "DELETE FROM corrections WHERE list_id = $1 AND contact_id = ANY($2::uuid[])";

async function forget(client: Transaction, listId: number, typos: readonly Decided[]): Promise<number> {
  return (await client.query(FORGET, [listId, typos.map((typo) => typo.contactId)])).rowCount ?? 0;
}

const correctedIdOf = ({ suggestion }: Decided): string => contactId(toContact(suggestion).key);

/** Decides the suppressed ones among the new checks, and wakes the resolver. */
async function settleJoined(ports: StartRunPorts, listId: number, runId: number): Promise<void> {
  await afterStart({ ...ports, tell: undefined }, { kind: "list", listId }, { runId, total: 0, done: 0 });
}
