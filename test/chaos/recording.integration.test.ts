import { NEW_GUARD_STATE } from "@rollcall/verdict";
import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { afterEach, describe, expect, test } from "vitest";
import { people, routeTo, smallStage, type SmallStage } from "./small-stage.ts";
import {
  type ClaimedContact,
  type NewVerdict,
  type TurnRecord,
  type TurnRequest,
  type TurnStart,
  recordRouted,
  showAlive,
  signOff,
  abandonTurn,
} from "@rollcall/core";

const FRESH = { deliverable: null, risky: null, undeliverable: null };

describe("turns in the store", () => {
  const stages: SmallStage[] = [];
  afterEach(async () => {
    await Promise.all(stages.splice(0).map((stage) => stage.close()));
  });

  /** A run over four people at each domain, with resolved routes. */
  async function runAt(...domains: string[]): Promise<{ stage: SmallStage; runId: number }> {
    const stage = await smallStage("postgres");
    stages.push(stage);
    const runId = await stage.run(domains.flatMap((domain) => people(domain, 4)));
    await recordRouted(stage.database, domains.map(routeTo), ["main"]);
    return { stage, runId };
  }

  test("beginTurn: a lane whose session a live worker still holds is not begun by another", async () => {
    const { stage } = await runAt("held.example");
    await showAlive(stage.database, "first", ["main"]);
    expect(await begin(stage, "held.example", "first")).toMatchObject({ type: "claimed" });
    expect(await begin(stage, "held.example", "second")).toEqual({ type: "taken" });
    await signOff(stage.database, "first");
    const taken = await begin(stage, "held.example", "second");
    expect(taken.type === "claimed" && taken.contacts).toHaveLength(4);
  });

  test("abandonTurn: a turn that failed leaves its lane and its checks to the next", async () => {
    const { stage, runId } = await runAt("failed.example");
    await showAlive(stage.database, "first", ["main"]);
    await begin(stage, "failed.example", "first");
    await abandonTurn(stage.database, requestOf("failed.example"));
    expect(await stage.state(runId)).toMatchObject({ held: 0 });
    expect(await begin(stage, "failed.example", "second")).toMatchObject({ type: "claimed" });
  });

  test("recordTurn: turns that end together are recorded together; one that can't be recorded fails alone", async () => {
    const domains = Array.from({ length: 12 }, (_, index) => `d${index}.example`);
    const { stage, runId } = await runAt(...domains);
    const starts = await Promise.all(domains.map((domain) => begin(stage, domain, "first")));
    const results = await Promise.allSettled(
      starts.map((start, index) => {
        if (start.type !== "claimed") throw new Error("nothing was due");
        const verdicts = start.contacts.map((contact) => accepted(contact));
        // PostgreSQL rejects NUL in text.
        const poison = index === 5 ? verdicts.map((verdict) => ({ ...verdict, smtpReply: "\u0000" })) : verdicts;
        return stage.turns.recordTurn(turnOf(domains[index] ?? "", start.site.id, poison));
      }),
    );
    expect(results.map(({ status }) => status).filter((status) => status === "rejected")).toHaveLength(1);
    expect(results[5]?.status).toBe("rejected");
    expect(await stage.state(runId)).toMatchObject({ done: 44, counted: 44, held: 4 });
  });
});

const requestOf = (domain: string): TurnRequest => ({
  pacingKey: `mx.${domain}`,
  egress: "main",
  laneId: `mx.${domain}@main#0`,
});

async function begin({ turns }: SmallStage, domain: string, workerId: string): Promise<TurnStart> {
  const openUntil = new Date(Date.now() + 60_000);
  return await turns.beginTurn({ ...requestOf(domain), workerId }, () => ({
    type: "start",
    state: initialPacingState(DEFAULT_POLICY, 0),
    limit: 4,
    openUntil,
  }));
}

function turnOf(domain: string, siteId: string, verdicts: readonly NewVerdict[]): TurnRecord {
  const judgement = {
    verdicts,
    retries: [],
    catchAlls: [],
    guard: NEW_GUARD_STATE,
    takeBack: null,
    afterFlip: neverFlips,
  };
  return {
    ...requestOf(domain),
    isUrgent: false,
    addresses: 1,
    controlsElsewhere: new Set<string>(),
    requeueAt: new Date(),
    site: { id: siteId, tlsBrokenUntil: null, pipeliningBrokenUntil: null },
    freshFor: FRESH,
    judge: () => judgement,
    scouts: () => [],
    step: () => initialPacingState(DEFAULT_POLICY, 0),
    next: () => ({ type: "rest", notBefore: null }),
  };
}

function neverFlips(): never {
  throw new Error("no control was asked");
}

function accepted({ contactId }: ClaimedContact): NewVerdict {
  return {
    contactId,
    status: "deliverable",
    reason: "accepted",
    safeToSend: "yes",
    score: 95,
    catchAll: false,
    full: null,
    disabled: null,
    provider: null,
    mxHost: null,
    smtpCode: 250,
    enhancedCode: null,
    smtpReply: "2.1.5 Ok",
    rule: null,
    attempts: 1,
    durationMs: 5,
    checkedAt: new Date(),
    evidence: [],
    transcript: null,
  };
}
