import type { SessionReport } from "@rollcall/smtp";
import type { Evidence } from "@rollcall/verdict";
import type { ClaimedContact } from "./turn.ts";

/** A session that ended at this name's RCPT: by 421, a close or a reset. */
export function isCutAtName(evidence: Evidence): boolean {
  if (evidence.type === "failure") return evidence.stage === "rcpt" && evidence.failure === "connection_failed";
  if (evidence.type !== "reply" || evidence.stage !== "rcpt" || evidence.code !== 421) return false;
  return evidence.subject === "recipient";
}

/** What ended the session at a name after others had been answered, and is not its answer yet; null: nothing did. */
export function cutBefore({ ending, cut, unanswered }: SessionReport, { contactId }: ClaimedContact): Evidence | null {
  if (ending.type !== "cut_short" || cut?.at?.type !== "recipient" || cut.at.id !== contactId) return null;
  return isCutAtName(ending.evidence) && unanswered.includes(contactId) ? ending.evidence : null;
}

/** Whether a name ended a session after others, and has not been asked since: asked first, it shows whose doing that was. */
export function isSuspect({ attempts, evidence }: ClaimedContact): boolean {
  const last = evidence.at(-1);
  return attempts === 0 && last !== undefined && isCutAtName(last);
}
