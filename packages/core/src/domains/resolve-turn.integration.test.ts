import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import type { HostAddresses, MailRoute } from "@rollcall/routing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contactId } from "../contacts/contact-id.ts";
import { toContact } from "../contacts/contact.ts";
import { ASK_EVERYBODY } from "../contacts/freshness.ts";
import { storeContacts } from "../contacts/store-contacts.ts";
import { readProgress } from "../runs/read-progress.ts";
import { readRun } from "../runs/run-store.ts";
import { startRun } from "../runs/start-run.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { type ResolvePorts, resolveTurn } from "./resolve-turn.ts";
import { CANARIES, ResolverWatch } from "./resolver-watch.ts";

const DENIED: MailRoute = { type: "domain_not_found", ttlMs: 60_000 };
const FOUND: MailRoute = { type: "mx", hosts: [{ host: "mx.quillmoor-foundry.com", preference: 10 }], ttlMs: 60_000 };
const BACKED_UP: MailRoute = {
  ...FOUND,
  hosts: [...FOUND.hosts, { host: "mx2.quillmoor-foundry.com", preference: 20 }],
};
/** A second look half an hour after the first. */
const SETTINGS = { ...TEST_SETTINGS, retryScheduleMs: [60_000, 7_200_000] };

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
});
beforeEach(async () => void (await database.pool.query("TRUNCATE contacts, verdicts, runs, domains, outages CASCADE")));
afterAll(() => database.close());

/** A resolver with changeable answers and a clock: lookups are due when the test says so. */
function world(canaries: boolean) {
  const says = { route: DENIED, canary: FOUND, hosts: true };
  const bypassCache: boolean[] = [];
  const lookedUp: string[] = [];
  let nowMs = Date.now();
  const clock = { nowMs: () => nowMs, random: () => 0.3 };
  const resolver = {
    async resolveRoute(domain: string, options?: { readonly bypassCache?: boolean }): Promise<MailRoute> {
      if (CANARIES.includes(domain)) return says.canary;
      if (domain !== "quillmoor-foundry.com") return DENIED;
      bypassCache.push(options?.bypassCache === true);
      return says.route;
    },
    async resolveHost(host: string, suffices?: (ipv4: readonly string[]) => boolean): Promise<HostAddresses> {
      const ipv4 = says.hosts ? ["192.0.2.1"] : [];
      lookedUp.push(suffices?.(ipv4) === true ? `${host} A` : `${host} A AAAA`);
      return says.hosts
        ? { type: "addresses", ipv4, ipv6: [], ttlMs: 1_000 }
        : { type: "no_address", detail: "NXDOMAIN", ttlMs: 1_000 };
    },
  };
  const watch = new ResolverWatch(resolver, clock, { canaries });
  const { signal } = new AbortController();
  let told = 0;
  const ports: ResolvePorts = {
    database,
    resolver,
    watch,
    clock,
    settings: SETTINGS,
    onRecorded: () => void (told += 1),
    signal,
  };
  return {
    says,
    told: (): number => told,
    bypassCache,
    lookedUp,
    start: async (): Promise<number> => {
      const contact = toContact("anna@quillmoor-foundry.com");
      await storeContacts(database, [contact]);
      const nobody = async (): Promise<void> => {};
      const lanes = { open: nobody, wake: nobody, resolve: nobody };
      const ofContact = { listId: null, contactIds: [contactId(contact.key)], priority: 0, firstStep: null };
      const run = { kind: "contacts" as const, ...ofContact, freshFor: ASK_EVERYBODY };
      return (await startRun({ database, lanes, clock, settings: SETTINGS }, run)).runId;
    },
    /** Looks up the due domains, some milliseconds after the last time. */
    look: async (afterMs = 0): Promise<void> => {
      nowMs += afterMs;
      await database.pool.query(
        "UPDATE domains SET resolve_due_at = now() - interval '1 second' WHERE resolve_due_at IS NOT NULL",
      );
      await resolveTurn(ports);
    },
  };
}

const verdicts = async (): Promise<unknown[]> =>
  (await database.pool.query("SELECT status, reason FROM verdicts")).rows;

describe("resolveTurn", () => {
  test("resolveTurn: the sweeper looks at once also when nothing is to be looked up: a run's checks may be due at known sites", async () => {
    const mail = world(true);
    await mail.look();
    expect(mail.told()).toBe(1);
  });

  test("resolveTurn: a denied domain is looked up again past the cache half an hour later, and then decided", async () => {
    const { start, look, bypassCache } = world(true);
    const runId = await start();
    await look();
    expect(await verdicts()).toEqual([]);
    const { resolving, retry } = await readProgress(database, runId, ["main"]);
    expect({ resolving, retry }).toMatchObject({ resolving: 0, retry: [{ reason: "dns_error", count: 1 }] });
    await look(29 * 60_000);
    expect(await verdicts()).toEqual([]);
    await look(60_000);
    expect(await verdicts()).toEqual([{ status: "undeliverable", reason: "domain_not_found" }]);
    expect(bypassCache).toEqual([false, true, true]);
  });

  test("resolveTurn: a domain that is back at the second look is probed like any other", async () => {
    const { start, look, says } = world(true);
    const runId = await start();
    await look();
    says.route = FOUND;
    await look(30 * 60_000);
    expect(await verdicts()).toEqual([]);
    expect(await readProgress(database, runId, ["main"])).toMatchObject({ due: 1, retry: [] });
  });

  test("resolveTurn: a resolver that fails the canary test decides nothing; runs pause with the reason, and resume by themselves", async () => {
    const { start, look, says } = world(true);
    const runId = await start();
    says.canary = DENIED;
    for (let minutes = 0; minutes < 120; minutes += 30) await look(30 * 60_000);
    expect(await verdicts()).toEqual([]);
    expect(await readRun(database, runId)).toMatchObject({
      state: "paused",
      pauseReason: expect.stringContaining("fails the canary test"),
    });
    says.canary = FOUND;
    says.route = FOUND;
    await look(60_000);
    expect(await readRun(database, runId)).toMatchObject({ state: "running", pauseReason: null });
    expect(await verdicts()).toEqual([]);
  });

  test("resolveTurn: of several MX hosts only as many are looked up as it takes to find one that exists", async () => {
    const { start, look, says, lookedUp } = world(true);
    await start();
    says.route = BACKED_UP;
    await look();
    expect(lookedUp).toEqual(["mx.quillmoor-foundry.com A"]);
  });

  test("resolveTurn: MX hosts without an address are no mail server, at the second look", async () => {
    const { start, look, says } = world(true);
    await start();
    says.route = FOUND;
    says.hosts = false;
    await look();
    expect(await verdicts()).toEqual([]);
    await look(30 * 60_000);
    expect(await verdicts()).toEqual([{ status: "undeliverable", reason: "no_mail_server" }]);
  });
});
