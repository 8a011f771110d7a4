import { freshDatabase } from "../engines/postgres.ts";
import {
  createTurnBatches,
  type TurnBatches,
  type Clock,
  type NewContact,
  type NewVerdict,
  DEFAULT_FRESH_FOR,
  type VerificationSettings,
  storeContacts,
  contactId,
  recordUnasked,
} from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";

const DAY_MS = 86_400_000;

/** Replaces PostgreSQL's now() for connections with `sim` first in the search path. */
const CLOCK = `
  CREATE SCHEMA sim;
  CREATE TABLE sim.clock (at timestamptz);
  INSERT INTO sim.clock VALUES (clock_timestamp());
  CREATE FUNCTION sim.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM sim.clock'`;

/** A database with a controllable clock, and the use cases' ports with the same one. */
export interface HeldClock {
  readonly url: string;
  readonly database: Database;
  readonly turns: TurnBatches;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  readonly lanes: { open(): Promise<void>; wake(): Promise<void>; resolve(): Promise<void> };
  set(at: Date): Promise<void>;
  passDays(days: number): Promise<void>;
  /** Stores contacts of these addresses; returns their ids. */
  addContacts(addresses: readonly string[]): Promise<string[]>;
  /** Records verdicts at the current time. */
  record(ids: readonly string[], verdict: Partial<NewVerdict>): Promise<void>;
  rows(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function heldClock(at: Date): Promise<HeldClock> {
  const plainUrl = await freshDatabase();
  await migrate(plainUrl);
  const url = `${plainUrl}?options=${encodeURIComponent("-c search_path=sim,pg_catalog,public")}`;
  const database = openDatabase(url, 8);
  await database.pool.query(CLOCK);
  let nowMs = 0;
  const set = async (to: Date): Promise<void> => {
    nowMs = to.getTime();
    await database.pool.query("UPDATE sim.clock SET at = $1", [to]);
  };
  await set(at);
  const nobody = async (): Promise<void> => {};
  return {
    url,
    database,
    turns: createTurnBatches(database),
    clock: { nowMs: () => nowMs, random: () => 0.5 },
    settings: SETTINGS,
    lanes: { open: nobody, wake: nobody, resolve: nobody },
    set,
    passDays: (days) => set(new Date(nowMs + days * DAY_MS)),
    async addContacts(addresses) {
      const contacts = addresses.map(contactOf);
      await storeContacts(database, contacts);
      return contacts.map(({ key }) => contactId(key));
    },
    async record(ids, verdict) {
      const checkedAt = new Date(nowMs);
      await recordUnasked(
        database,
        ids.map((contactId) => ({ ...ACCEPTED, checkedAt, ...verdict, contactId })),
        SETTINGS.freshFor,
      );
    },
    rows: async (sql, values = []) => (await database.pool.query<Record<string, unknown>>(sql, [...values])).rows,
    close: () => database.close(),
  };
}

const SETTINGS: VerificationSettings = {
  egresses: [{ name: "main", bindAddress: null, heloName: "verify.example.com", mailFrom: "" }],
  served: ["main"],
  freshFor: DEFAULT_FRESH_FOR,
  retryScheduleMs: [60_000],
  roleIsRisky: false,
  pacing: {},
  smtpPort: 25,
  allowPrivateAddresses: false,
};

const ACCEPTED: Omit<NewVerdict, "contactId" | "checkedAt"> = {
  status: "deliverable",
  reason: "accepted",
  safeToSend: "yes",
  score: 95,
  catchAll: false,
  full: false,
  disabled: false,
  provider: null,
  mxHost: "mx.example.com",
  smtpCode: 250,
  enhancedCode: "2.1.5",
  smtpReply: "2.1.5 Ok",
  rule: null,
  attempts: 1,
  durationMs: 40,
  evidence: [],
  transcript: null,
};

/** Refused with an ambiguous reply. */
export const REFUSED: Partial<NewVerdict> = {
  status: "undeliverable",
  reason: "mailbox_not_found",
  safeToSend: "no",
  score: 0,
  smtpCode: 550,
  enhancedCode: null,
};
export const CATCH_ALL: Partial<NewVerdict> = { status: "risky", reason: "catch_all", safeToSend: "risky", score: 50 };
export const UNKNOWN: Partial<NewVerdict> = {
  status: "unknown",
  reason: "timeout",
  safeToSend: "unknown",
  score: 20,
  smtpCode: null,
  enhancedCode: null,
};

function contactOf(asked: string): NewContact {
  const facts = {
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    relay: false,
    suggestion: null,
  };
  return {
    key: asked.toLowerCase(),
    asked,
    domain: asked.slice(asked.indexOf("@") + 1).toLowerCase(),
    syntaxProblem: null,
    relaxedKey: null,
    ...facts,
  };
}
