import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepPartitions, rewriteVerdicts, readVerdicts } from "@rollcall/core";
import { readIdPartitions } from "@rollcall/postgres";
import { rewritePartition, type Rewriting } from "../../packages/core/src/verdicts/partitions/rewrite-partition.ts";
import { type HeldClock, heldClock, REFUSED } from "./held-clock.ts";

const START = new Date("2026-01-05T06:00:00Z");
const DAY_MS = 86_400_000;

let held: HeldClock;
beforeEach(async () => {
  held = await heldClock(START);
});
afterEach(() => held.close());

/**
 * Rewrites the first partition while `meanwhile` happens: after the copy has been made, and before it takes the partition's place. What
 * keeps it waiting is a reader's lock, as a backup has it.
 */
async function rewrite(meanwhile: () => Promise<void>, tries = 2): Promise<Rewriting> {
  const reader = await held.database.pool.connect();
  await reader.query("BEGIN");
  await reader.query("LOCK TABLE verdicts IN ACCESS SHARE MODE");
  const [partition] = await readIdPartitions(held.database.pool, "verdicts");
  if (!partition) throw new Error("no partition");
  const nowMs = held.clock.nowMs();
  const expiry = { before: new Date(nowMs - 5 * DAY_MS), settledBefore: new Date(nowMs - DAY_MS) };
  try {
    return await rewritePartition(held.database, {
      partition,
      expiry,
      pays: () => true,
      tries,
      async pause() {
        await meanwhile();
        await reader.query("COMMIT");
      },
    });
  } finally {
    await reader.query("COMMIT");
    reader.release();
  }
}

const idOf = async (name: string): Promise<string> =>
  String((await held.rows("SELECT id FROM contacts WHERE asked = $1", [`${name}@shop.com`]))[0]?.["id"]);

const stored = (): Promise<unknown[]> =>
  held.rows(`
    SELECT split_part(c.asked, '@', 1) AS name, v.reason, c.verdict_id = v.id AS stands FROM verdicts v
    LEFT JOIN contacts c ON c.id = v.contact_id ORDER BY v.id`);

const leftovers = (): Promise<unknown[]> =>
  held.rows(`
    SELECT relname FROM pg_class WHERE relname ~ 'verdicts_(changed|.*_next$)' UNION ALL
    SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION ALL SELECT proname FROM pg_proc WHERE proname ~ '^verdicts_'`);

/** Each name's first verdict is in the first partition, and superseded by one in the second; the one of "kept" stands. */
async function twoMonths(): Promise<void> {
  await keepPartitions(held.database);
  const ids = await held.addContacts(["anna", "bert", "kept"].map((name) => `${name}@shop.com`));
  await held.record(ids, {});
  await held.passDays(27);
  await keepPartitions(held.database);
  await held.record(ids.slice(0, 2), REFUSED);
  await held.passDays(2);
}

describe("rewritePartition", () => {
  test("rewritePartition: verdicts that are stored meanwhile are there, and so is what stands", async () => {
    await twoMonths();
    const result = await rewrite(async () => {
      await held.record([await idOf("anna")], { reason: "accepted" });
    });
    expect(result).toEqual({ type: "replaced", gone: 2 });
    expect(await stored()).toEqual([
      { name: "kept", reason: "accepted", stands: true },
      { name: "anna", reason: "mailbox_not_found", stands: false },
      { name: "bert", reason: "mailbox_not_found", stands: true },
      { name: "anna", reason: "accepted", stands: true },
    ]);
    expect(await leftovers()).toEqual([]);
  });

  test("rewritePartition: what is changed or erased meanwhile is changed and erased", async () => {
    await twoMonths();
    const other = await held.addContacts(["late@shop.com"]);
    await held.rows("UPDATE verdicts SET contact_id = $1 WHERE contact_id = $2 AND id < 10", [
      other[0],
      await idOf("bert"),
    ]);
    await held.rows(
      "UPDATE contacts c SET verdict_id = v.id FROM verdicts v WHERE v.contact_id = c.id AND c.id = $1",
      other,
    );
    await rewrite(async () => {
      await held.rows("UPDATE verdicts SET reason = 'catch_all' WHERE contact_id = $1", [await idOf("kept")]);
      await held.rows("DELETE FROM verdicts WHERE contact_id = $1", other);
    });
    expect(await stored()).toEqual([
      { name: "kept", reason: "catch_all", stands: true },
      { name: "anna", reason: "mailbox_not_found", stands: true },
      { name: "bert", reason: "mailbox_not_found", stands: true },
    ]);
  });

  test("rewritePartition: a superseded verdict that comes to stand again meanwhile is kept", async () => {
    await twoMonths();
    const anna = await idOf("anna");
    await rewrite(async () => {
      const page = await readVerdicts(held.database, "0", 100);
      const refusal = page.find(({ contactId, reason }) => contactId === anna && reason === "mailbox_not_found");
      if (!refusal) throw new Error("no refusal");
      const doubted = {
        ...refusal,
        ...UNKNOWN,
        mxHost: null,
        smtpCode: null,
        enhancedCode: null,
        smtpReply: null,
        transcript: null,
      };
      expect(
        await rewriteVerdicts(held.database, [{ stored: refusal, verdict: doubted }], held.settings.freshFor),
      ).toBe(1);
    });
    expect(await stored()).toEqual([
      { name: "anna", reason: "accepted", stands: true },
      { name: "kept", reason: "accepted", stands: true },
      { name: "anna", reason: "doubted", stands: false },
      { name: "bert", reason: "mailbox_not_found", stands: true },
    ]);
  });

  test("rewritePartition: a table that is held all the time stays as it is, no copy is left, and the next try does it", async () => {
    await twoMonths();
    const before = await stored();
    expect(await rewrite(async () => {}, 1)).toEqual({ type: "busy" });
    expect(await stored()).toEqual(before);
    expect(await held.rows("SELECT relname FROM pg_class WHERE relname ~ '_next$'")).toEqual([]);
    expect(await rewrite(async () => {})).toEqual({ type: "replaced", gone: 2 });
    expect(await leftovers()).toEqual([]);
  });

  test("rewritePartition: what a process left that was killed does not keep verdicts from being changed, and the next removes it", async () => {
    await twoMonths();
    await held.rows("CREATE UNLOGGED TABLE public.verdicts_changed (id BIGINT)");
    await held.rows(`
      CREATE FUNCTION public.verdicts_note_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO public.verdicts_changed VALUES (OLD.id); RETURN NULL; END $$`);
    await held.rows(
      "CREATE TRIGGER note_change AFTER UPDATE OR DELETE ON verdicts_1 FOR EACH ROW EXECUTE FUNCTION public.verdicts_note_change()",
    );
    await rewrite(async () => {
      await held.rows("UPDATE verdicts SET reason = 'catch_all' WHERE contact_id = $1", [await idOf("anna")]);
    });
    expect(await leftovers()).toEqual([]);
    expect(await stored()).toMatchObject([{ name: "kept" }, { name: "anna", reason: "catch_all" }, { name: "bert" }]);
  });
});

const UNKNOWN = {
  status: "unknown",
  reason: "doubted",
  safeToSend: "unknown",
  score: 40,
  full: null,
  disabled: null,
} as const;
