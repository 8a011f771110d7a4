import type { NewContact, NewRun, NewVerdict, Store, WaitingContact } from "@rollcall/ports";
import { describe, expect, test } from "vitest";
import { ASK_EVERYBODY } from "../freshness.ts";
import { NOW_MS } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { checkOne, type CheckOnePorts } from "./check-one.ts";

interface Kept {
  readonly contacts: NewContact[];
  readonly runs: NewRun[];
  readonly verdicts: NewVerdict[];
  lookUps: number;
}

/** A store that keeps what it is given, and hands out the addresses that are none. */
function ports(): { ports: CheckOnePorts; kept: Kept } {
  const kept: Kept = { contacts: [], runs: [], verdicts: [], lookUps: 0 };
  const waiting = ({ syntaxProblem }: NewContact): WaitingContact[] =>
    syntaxProblem === null || kept.verdicts.length > 0
      ? []
      : [{ contactId: "id", domain: null, syntaxProblem, role: false, disposable: false }];
  const store = {
    contactId: (key: string) => `id of ${key}`,
    storeContacts: (contacts: readonly NewContact[]) => Promise.resolve(void kept.contacts.push(...contacts)),
    startRun(run: NewRun) {
      kept.runs.push(run);
      return Promise.resolve({ runId: 7, total: 1, done: 0 });
    },
    readSyntaxProblems: () => Promise.resolve(kept.contacts.flatMap(waiting)),
    recordUnasked: (verdicts: readonly NewVerdict[]) => Promise.resolve(void kept.verdicts.push(...verdicts)),
  };
  const lanes = {
    open: () => Promise.resolve(),
    wake: () => Promise.resolve(),
    resolve: () => Promise.resolve(void (kept.lookUps += 1)),
  };
  const clock = { nowMs: () => NOW_MS, random: () => 0 };
  return { ports: { store: store as unknown as Store, lanes, clock, settings: TEST_SETTINGS }, kept };
}

describe("checkOne", () => {
  test("checkOne: starts a watched run for the address in the text, before all lists, and has its domain looked up", async () => {
    const { ports: one, kept } = ports();
    expect(await checkOne(one, "Anna Lind <Anna.Lind@quillmoor-foundry.com>", false)).toEqual({
      type: "started",
      runId: 7,
    });
    expect(kept.contacts).toMatchObject([
      { asked: "Anna.Lind@quillmoor-foundry.com", domain: "quillmoor-foundry.com" },
    ]);
    expect(kept.runs).toMatchObject([
      {
        kind: "single",
        firstStep: { step: "syntax", outcome: "ok", detail: "Anna.Lind@quillmoor-foundry.com" },
        freshFor: TEST_SETTINGS.freshFor,
      },
    ]);
    expect(kept.runs[0]?.priority).toBeGreaterThan(0);
    expect(kept.runs[0]?.contactIds).toEqual(["id of anna.lind@quillmoor-foundry.com"]);
    expect(kept.lookUps).toBe(1);
  });

  test("checkOne: asks again where it is told to, however good the stored verdict is", async () => {
    const { ports: one, kept } = ports();
    await checkOne(one, "anna@quillmoor-foundry.com", true);
    expect(kept.runs).toMatchObject([{ freshFor: ASK_EVERYBODY }]);
  });

  test("checkOne: a text that is no mailbox is decided at once", async () => {
    const { ports: one, kept } = ports();
    expect(await checkOne(one, "anna..lind@quillmoor-foundry.com", false)).toMatchObject({ type: "started" });
    expect(kept.verdicts).toMatchObject([{ status: "undeliverable", reason: "invalid_syntax", attempts: 0 }]);
    expect(kept.runs).toMatchObject([{ firstStep: { step: "syntax", outcome: "failed" } }]);
  });

  test("checkOne: words without any address start nothing", async () => {
    const { ports: one, kept } = ports();
    expect(await checkOne(one, "see notes", false)).toEqual({ type: "no_address" });
    expect(kept.runs).toEqual([]);
  });
});
