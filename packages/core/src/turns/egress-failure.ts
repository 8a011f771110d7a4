import type { Evidence } from "@rollcall/verdict";
import type { Retry } from "../verdicts/verdict.ts";
import { judgeContact, type JudgedSession } from "./judge-session.ts";
import type { ClaimedContact, TurnJudgement } from "./turn.ts";

/**
 * Adds what becomes of a session's addresses when our own proxy failed. Where it is certain to fail for every site, nothing: they are
 * due again, and the egress rests. Otherwise it may be a rule about this site alone, which would hold the addresses forever: it
 * counts as an attempt of theirs, from any egress if no server knows them from this one, and says nothing of the site.
 */
export function addUnasked(session: JudgedSession, judgement: TurnJudgement): TurnJudgement {
  const { contacts, report, nowMs } = session;
  const { ending } = report;
  if (ending.type !== "egress_failed" || ending.isCertain) return judgement;
  const failure = { stage: "connect", failure: "connection_failed", detail: ending.detail } as const;
  const evidence: Evidence = { type: "failure", ...failure, host: null, atMs: nowMs };
  const verdicts = [...judgement.verdicts];
  const retries = [...judgement.retries];
  for (const contact of contacts) {
    const outcome = judgeContact(session, contact, [...contact.evidence, evidence]);
    if (outcome.type === "retry") retries.push(movable(session, contact, outcome.retry));
    else verdicts.push(outcome.verdict);
  }
  return { ...judgement, verdicts, retries };
}

function movable({ hasOtherEgress }: JudgedSession, { evidence }: ClaimedContact, retry: Retry): Retry {
  const isKnown = evidence.some(({ type }) => type === "reply");
  return hasOtherEgress && !isKnown ? { ...retry, egress: "any" } : retry;
}
