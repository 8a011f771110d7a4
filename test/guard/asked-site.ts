import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { freshDatabase } from "../engines/postgres.ts";
import { DEFAULT_FRESH_FOR } from "../../packages/core/src/contacts/freshness.ts";
import { knowing } from "../../packages/core/src/turns/known-controls.ts";
import { judgeSession } from "../../packages/core/src/turns/judge-session.ts";
import { reply, sessionReport } from "../../packages/core/src/testing/session.ts";
import {
  type ClaimedContact,
  type NewContact,
  storeContacts,
  contactId,
  insertRun,
  recordRouted,
  createTurnBatches,
} from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";

const KEY = { pacingKey: "mx.shop.example", egress: "main" };
const SCHEDULE_MS = [6, 17, 35].map((minutes) => minutes * 60_000);

/** shop.example and its one mail server, on its own database. */
export interface AskedSite {
  readonly database: Database;
  /** Starts a run over these names at shop.example. */
  startRun(names: readonly string[]): Promise<number>;
  /** Claims due checks under a lane's name. Returns the contacts. */
  claim(laneId: string, limit: number): Promise<readonly ClaimedContact[]>;
  /** The same, and the domains whose control another lane is asking. */
  begin(laneId: string, limit: number): Promise<Begun>;
  /** Records a session of the lane: replies by name, or else `otherwise`. */
  answer(laneId: string, contacts: readonly ClaimedContact[], otherwise: string, over?: Answers): Promise<void>;
  /** Status and reason of each check of a run by name; open ones as `due` and the reason of the retry. */
  results(runId: number): Promise<Record<string, string>>;
  /** Counts of a run's results, and its done and state. */
  counts(runId: number): Promise<Record<string, number | string>>;
  /** The current verdict of each name. */
  standing(): Promise<Record<string, string | null>>;
}

interface Begun {
  readonly contacts: readonly ClaimedContact[];
  readonly controlsElsewhere: readonly string[];
}

interface Answers {
  readonly byName?: Readonly<Record<string, string>>;
  readonly control?: string;
  /** Domains whose control another lane was asking. */
  readonly elsewhere?: readonly string[];
}

export async function askedSite(): Promise<AskedSite> {
  const url = await freshDatabase();
  await migrate(url);
  const database = openDatabase(url, 8);
  const turns = createTurnBatches(database);
  const read: Read = async (sql, values = []) => (await database.pool.query<Record<string, unknown>>(sql, values)).rows;
  const begin = async (laneId: string, limit: number): Promise<Begun> => {
    const openUntil = new Date(Date.now() + 60_000);
    const start = await turns.beginTurn({ ...KEY, laneId, workerId: "this one" }, () => ({
      type: "start",
      state: initialPacingState(DEFAULT_POLICY, 0),
      limit,
      openUntil,
    }));
    if (start.type !== "claimed") return { contacts: [], controlsElsewhere: [] };
    return { contacts: start.contacts, controlsElsewhere: [...start.controlsElsewhere] };
  };
  return {
    database,
    begin,
    async startRun(names) {
      const contacts = names.map((name) => contactAt(`${name}@shop.example`));
      await storeContacts(database, contacts);
      const contactIds = contacts.map(({ key }) => contactId(key));
      const freshFor = { deliverable: null, risky: null, undeliverable: null };
      const run = { kind: "contacts" as const, listId: null, contactIds, priority: 0, firstStep: null, freshFor };
      const { runId } = await insertRun(database, run, [KEY.egress]);
      await recordRouted(database, [ROUTE], [KEY.egress]);
      return runId;
    },
    async claim(laneId, limit) {
      return (await begin(laneId, limit)).contacts;
    },
    async answer(laneId, contacts, otherwise, { byName = {}, control, elsewhere = [] } = {}) {
      const atMs = Date.now();
      const words = ({ asked }: ClaimedContact): string => byName[nameOf(asked)] ?? otherwise;
      const report = sessionReport(
        Object.fromEntries(contacts.map((one) => [one.contactId, [reply(words(one), { atMs })]])),
        control === undefined ? {} : { "shop.example": control },
      );
      const session = sessionOf(report, contacts, new Set(elsewhere));
      const [site] = await read("SELECT id::text FROM sites");
      await turns.recordTurn({
        ...KEY,
        laneId,
        isUrgent: false,
        addresses: contacts.length,
        controlsElsewhere: session.controlsElsewhere,
        requeueAt: new Date(),
        site: { id: String(site?.["id"]), tlsBrokenUntil: null, pipeliningBrokenUntil: null },
        freshFor: DEFAULT_FRESH_FOR,
        judge: (guard, known) => judgeSession(knowing(session, known), guard),
        scouts: () => [],
        step: () => initialPacingState(DEFAULT_POLICY, 0),
        next: () => ({ type: "rest", notBefore: null }),
      });
    },
    ...readers(read),
  };
}

type Read = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

function readers(read: Read): Pick<AskedSite, "results" | "counts" | "standing"> {
  return {
    async results(runId) {
      const rows = await read(
        `SELECT c.asked, COALESCE(v.status || ' ' || v.reason, k.state || ' ' || COALESCE(k.retry_reason, '')) AS said
         FROM checks k JOIN contacts c ON c.id = k.contact_id LEFT JOIN verdicts v ON v.id = k.verdict_id WHERE k.run_id = $1`,
        [runId],
      );
      return Object.fromEntries(rows.map(({ asked, said }) => [nameOf(String(asked)), String(said)]));
    },
    async counts(runId) {
      const rows = await read("SELECT status || ' ' || reason AS said, count FROM run_counts WHERE run_id = $1", [
        runId,
      ]);
      const [run] = await read("SELECT done, state FROM runs WHERE id = $1", [runId]);
      const counts = Object.fromEntries(rows.map(({ said, count }) => [String(said), Number(count)]));
      return { ...counts, done: Number(run?.["done"]), state: String(run?.["state"]) };
    },
    async standing() {
      const rows = await read("SELECT asked, status || ' ' || reason AS said FROM contacts");
      return Object.fromEntries(rows.map(({ asked, said }) => [nameOf(String(asked)), said as string | null]));
    },
  };
}

function contactAt(asked: string): NewContact {
  const facts = {
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    relay: false,
    suggestion: null,
  };
  return { key: asked, asked, domain: "shop.example", syntaxProblem: null, relaxedKey: null, ...facts };
}

const ROUTE = {
  name: "shop.example",
  route: "mx" as const,
  siteKey: "mx.shop.example",
  provider: null,
  pacingKey: KEY.pacingKey,
  hosts: [{ host: "mx.shop.example", preference: 10 }],
  egress: null,
  expiresAt: new Date(Date.now() + 3_600_000),
};

const nameOf = (address: string): string => address.slice(0, address.indexOf("@"));

function sessionOf(
  report: Parameters<typeof judgeSession>[0]["report"],
  contacts: readonly ClaimedContact[],
  controlsElsewhere: ReadonlySet<string>,
): Parameters<typeof judgeSession>[0] {
  return {
    contacts,
    report,
    controls: new Map(controlsElsewhere.has("shop.example") ? [] : [["shop.example", "qx12@shop.example"]]),
    controlsElsewhere,
    provider: null,
    roleIsRisky: false,
    retryScheduleMs: SCHEDULE_MS,
    hasOtherEgress: false,
    nowMs: Date.now(),
    random: () => 0,
  };
}
