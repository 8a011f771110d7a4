import type { Database } from "@rollcall/postgres";
import type { SessionReport } from "@rollcall/smtp";
import { classify, type Evidence, type ReplyEvidence } from "@rollcall/verdict";
import { announce } from "../lanes/due-keys.ts";
import type { FreshFor } from "../runs/run.ts";
import { claimSite } from "./claim-checks.ts";
import { judgeContact, type JudgedSession } from "./judge-session.ts";
import { recordShared } from "./record-outcomes.ts";
import type { ClaimedContact, SharedRecord, TurnRequest, TurnSite } from "./turn.ts";

/** Addresses decided per page. */
const PAGE_CONTACTS = 1_000;

/**
 * Evidence of a session that holds for its whole site: unreachable, or refusing our host, our sender or us altogether.
 * Null: none. If there are other egresses, a refusal of this one says nothing about them.
 */
export function sharedEvidence(
  report: SessionReport,
  provider: string | null,
  hasOtherEgress: boolean,
): Evidence | null {
  const { ending } = report;
  if (ending.type === "unreachable" || ending.type === "refused") {
    const { evidence } = ending;
    return hasOtherEgress && evidence.type === "reply" && isAboutUs(evidence, provider) ? null : evidence;
  }
  if (hasOtherEgress) return null;
  const block = report.answers
    .flatMap((answer) => answer.evidence)
    .find((evidence) => evidence.type === "reply" && isAboutUs(evidence, provider));
  // For other addresses this is not an answer about their mailbox.
  return block?.type === "reply" ? { ...block, subject: "session" } : null;
}

/** The reply refuses us regardless of the recipient: the session should probe no more addresses. */
export function isAboutUs(reply: ReplyEvidence, provider: string | null): boolean {
  return classify(reply, reply.provider ?? provider).scope === "source";
}

/** The session ended because the server refuses us. */
export function isRefusal({ ending }: SessionReport, provider: string | null): boolean {
  return "evidence" in ending && ending.evidence.type === "reply" && isAboutUs(ending.evidence, provider);
}

/**
 * Counts an attempt for all other due addresses of a site that just failed as a whole. Without it, each of them would
 * need its own failing session, and a dead site with many addresses would never finish.
 */
export async function shareFailure(
  database: Database,
  request: TurnRequest,
  site: TurnSite,
  evidence: Evidence,
  session: Omit<JudgedSession, "contacts">,
  freshFor: FreshFor,
): Promise<void> {
  for (;;) {
    const contacts = await claimSite(database, request, site.id, new Date(session.nowMs), PAGE_CONTACTS);
    if (contacts.length === 0) return;
    const { laneId, egress, pacingKey } = request;
    const judged = judgeShared(contacts, evidence, session);
    await recordShared(database, { laneId, egress, freshFor, ...judged });
    // Jitter may make one of them due before all that the key knew of when the turn was recorded.
    const [first] = judged.retries.map(({ dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime());
    if (first !== undefined) await announce(database.pool, [pacingKey], [egress], first);
  }
}

/** Results of a site-wide failure for addresses that the session did not reach: one more attempt each. */
export function judgeShared(
  contacts: readonly ClaimedContact[],
  evidence: Evidence,
  session: Omit<JudgedSession, "contacts">,
): Pick<SharedRecord, "verdicts" | "retries"> {
  const outcomes = contacts.map((contact) =>
    judgeContact({ ...session, contacts }, contact, [...contact.evidence, evidence]),
  );
  return {
    verdicts: outcomes.flatMap((outcome) => (outcome.type === "verdict" ? [outcome.verdict] : [])),
    retries: outcomes.flatMap((outcome) => (outcome.type === "retry" ? [outcome.retry] : [])),
  };
}
