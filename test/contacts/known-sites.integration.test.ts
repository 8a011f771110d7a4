import { afterEach, describe, expect, test } from "vitest";
import { startRun } from "../../packages/core/src/runs/start-run.ts";
import { type HeldClock, heldClock } from "./held-clock.ts";

const NOW = new Date("2026-01-05T06:00:00Z");
const LATER = new Date("2026-01-05T07:00:00Z");
const BEFORE = new Date("2026-01-05T05:00:00Z");

let held: HeldClock;
afterEach(() => held.close());

interface KnownDomain {
  readonly expiresAt: Date;
  readonly egress?: string;
  readonly scoutUntil?: Date;
}

/** A domain with a known site. */
async function knowDomain(name: string, { expiresAt, egress, scoutUntil }: KnownDomain): Promise<void> {
  await held.rows(
    `WITH site AS (INSERT INTO sites (key, pacing_key, hosts) VALUES ($1, 'key of ' || $1, '[]') RETURNING id)
     INSERT INTO domains (name, route, site_id, expires_at, egress, scout_until) SELECT $1, 'mx', id, $2, $3, $4 FROM site`,
    [name, expiresAt, egress ?? null, scoutUntil ?? null],
  );
}

/** The states of a run's checks right after its start, by address. */
async function started(addresses: readonly string[], over: { priority?: number; spread?: boolean } = {}) {
  const { runId } = await startRun(held, {
    kind: "contacts",
    listId: null,
    contactIds: await held.addContacts(addresses),
    priority: over.priority ?? 0,
    firstStep: null,
    freshFor: held.settings.freshFor,
    ...(over.spread && { spread: { startAt: LATER, windowMs: 0, dailyLimit: 1 } }),
  });
  const rows = await held.rows(
    `SELECT c.asked, k.state, k.pacing_key AS key, k.egress, k.due_at AS due FROM checks k JOIN contacts c ON c.id = k.contact_id
     WHERE k.run_id = $1 ORDER BY 1`,
    [runId],
  );
  return rows.map(({ asked, ...check }) => [asked, check]);
}

const WAITING = { state: "waiting", key: null, egress: null, due: null };

describe("startRun: at a domain with a known site", () => {
  test("a check is due at once, on its pacing key, and the sweeper is woken", async () => {
    held = await heldClock(NOW);
    await knowDomain("shop.example", { expiresAt: LATER });
    expect(await started(["anna@shop.example", "bert@new.example"])).toEqual([
      ["anna@shop.example", { state: "due", key: "key of shop.example", egress: null, due: NOW }],
      ["bert@new.example", WAITING],
    ]);
    expect(await held.rows("SELECT key, egress, next_due_at AS due FROM pacing_keys")).toEqual([
      { key: "key of shop.example", egress: "main", due: NOW },
    ]);
    expect(await held.rows("SELECT name FROM domains WHERE resolve_due_at IS NOT NULL")).toEqual([
      { name: "new.example" },
    ]);
  });

  test("a check waits if what is known about the domain has expired", async () => {
    held = await heldClock(NOW);
    await knowDomain("shop.example", { expiresAt: BEFORE });
    expect(await started(["anna@shop.example"])).toEqual([["anna@shop.example", WAITING]]);
  });

  test("a check uses the egress that the domain greylisted, unless that no longer exists", async () => {
    held = await heldClock(NOW);
    await knowDomain("grey.example", { expiresAt: LATER, egress: "main" });
    await knowDomain("lost.example", { expiresAt: LATER, egress: "gone" });
    expect(await started(["anna@grey.example", "bert@lost.example"])).toMatchObject([
      ["anna@grey.example", { state: "due", egress: "main" }],
      ["bert@lost.example", { state: "due", egress: null }],
    ]);
  });

  test("a check waits for a scout, unless its run is urgent", async () => {
    held = await heldClock(NOW);
    await knowDomain("grey.example", { expiresAt: LATER, scoutUntil: LATER });
    expect(await started(["anna@grey.example"])).toMatchObject([["anna@grey.example", { state: "due", due: LATER }]]);
    expect(await started(["bert@grey.example"], { priority: 1 })).toMatchObject([
      ["bert@grey.example", { state: "due", due: NOW }],
    ]);
  });

  test("a suppressed address waits without its domain, and is decided without probing", async () => {
    held = await heldClock(NOW);
    await knowDomain("shop.example", { expiresAt: LATER });
    await held.rows("INSERT INTO suppressions (entry, kind) VALUES ('shop.example', 'domain')");
    expect(await started(["anna@shop.example"])).toMatchObject([["anna@shop.example", { state: "done", key: null }]]);
  });

  test("checks that are spread over days are due on their day", async () => {
    held = await heldClock(NOW);
    await knowDomain("shop.example", { expiresAt: new Date("2026-02-01T00:00:00Z") });
    const spread = await started(["anna@shop.example", "bert@shop.example"], { spread: true });
    const times = spread.map(([, check]) => (check as { due: Date }).due.toISOString());
    expect(times.toSorted()).toEqual(["2026-01-05T07:00:00.000Z", "2026-01-06T07:00:00.000Z"]);
  });
});
