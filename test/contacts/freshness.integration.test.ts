import { afterEach, describe, expect, test } from "vitest";
import { startRun } from "../../packages/core/src/runs/start-run.ts";
import { CATCH_ALL, type HeldClock, heldClock, REFUSED, UNKNOWN } from "./held-clock.ts";

const START = new Date("2026-01-05T06:00:00Z");

let held: HeldClock;
afterEach(() => held.close());

/** Names of the contacts that a run over them probes. */
async function asked(ids: readonly string[], over: { olderThanMs?: number } = {}): Promise<string[]> {
  const { runId } = await startRun(held, {
    kind: "contacts",
    listId: null,
    contactIds: ids,
    priority: 0,
    firstStep: null,
    freshFor: held.settings.freshFor,
    ...over,
  });
  const rows = await held.rows(
    "SELECT split_part(c.asked, '@', 1) AS name FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.run_id = $1 AND k.state <> 'done' ORDER BY 1",
    [runId],
  );
  await held.rows("DELETE FROM runs WHERE id = $1", [runId]);
  return rows.map(({ name }) => String(name));
}

describe("freshness", () => {
  test("startRun: deliverable is probed again after 30 days, catch-all after 14, not before", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example", "carl@all.example"]);
    await held.record(ids.slice(0, 1), {});
    await held.record(ids.slice(1), CATCH_ALL);
    await held.passDays(13.9);
    expect(await asked(ids)).toEqual([]);
    await held.passDays(0.2);
    expect(await asked(ids)).toEqual(["carl"]);
    await held.passDays(15.8);
    expect(await asked(ids)).toEqual(["carl"]);
    await held.passDays(0.2);
    expect(await asked(ids)).toEqual(["anna", "carl"]);
  });

  test("startRun: undeliverable is confirmed once after 7 days, then valid for 90", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["bert@shop.example"]);
    await held.record(ids, REFUSED);
    await held.passDays(3);
    expect(await asked(ids)).toEqual([]);
    // Rechecked by hand meanwhile: that is no confirmation, and does not postpone it.
    await held.record(ids, REFUSED);
    await held.passDays(4.1);
    expect(await asked(ids)).toEqual(["bert"]);
    await held.record(ids, REFUSED);
    await held.passDays(89.9);
    expect(await asked(ids)).toEqual([]);
    await held.passDays(0.2);
    expect(await asked(ids)).toEqual(["bert"]);
  });

  test("startRun: a DNS answer or an unambiguous 5.1.1 needs no confirmation", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["gone@nowhere.example", "bert@shop.example"]);
    await held.record(ids.slice(0, 1), { ...REFUSED, reason: "domain_not_found", smtpCode: null });
    await held.record(ids.slice(1), { ...REFUSED, enhancedCode: "5.1.1" });
    await held.passDays(89.9);
    expect(await asked(ids)).toEqual([]);
    await held.passDays(0.2);
    expect(await asked(ids)).toEqual(["bert", "gone"]);
  });

  test("startRun: an unknown is probed by the next run, and does not replace a valid verdict", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example", "dora@slow.example"]);
    await held.record(ids.slice(0, 1), {});
    await held.passDays(20);
    await held.record(ids, UNKNOWN);
    expect(await asked(ids)).toEqual(["dora"]);
    expect(await held.rows("SELECT status, checked_at FROM contacts WHERE asked LIKE 'anna%'")).toEqual([
      { status: "deliverable", checked_at: START },
    ]);
    expect(await held.rows("SELECT count(*)::int AS count FROM verdicts")).toEqual([{ count: 3 }]);
    await held.passDays(10.1);
    await held.record(ids, UNKNOWN);
    expect(await held.rows("SELECT DISTINCT status FROM contacts")).toEqual([{ status: "unknown" }]);
  });

  test("startRun: an unknown at the confirming check leaves the contact undeliverable, and due", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["bert@shop.example"]);
    await held.record(ids, REFUSED);
    await held.passDays(8);
    await held.record(ids, UNKNOWN);
    expect(await held.rows("SELECT status, confirmed FROM contacts")).toEqual([
      { status: "undeliverable", confirmed: false },
    ]);
    expect(await asked(ids)).toEqual(["bert"]);
  });

  test("startRun: an age selects older verdicts, even if valid", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example", "carl@all.example"]);
    await held.record(ids.slice(0, 1), {});
    await held.passDays(5);
    await held.record(ids.slice(1), CATCH_ALL);
    await held.passDays(5.1);
    expect(await asked(ids, { olderThanMs: 10 * 86_400_000 })).toEqual(["anna"]);
    await held.passDays(30);
    expect(await asked(ids, { olderThanMs: 60 * 86_400_000 })).toEqual([]);
  });
});
