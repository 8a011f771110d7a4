import { classify, type Evidence, REPLY_CLASSES, type ReplyEvidence, type SiteAnswer } from "@rollcall/verdict";
import type { ClaimedContact } from "../records/turn.ts";
import type { SessionReport } from "@rollcall/smtp";

/** What a session's answers say to the guard: mailboxes accepted and refused. All else (4xx, blocks, controls) is left out. */
export function siteAnswers(
  report: SessionReport,
  contacts: readonly ClaimedContact[],
  provider: string | null,
): SiteAnswer[] {
  const acceptedBefore = new Set(contacts.flatMap((one) => (one.acceptedBefore ? [one.contactId] : [])));
  return report.answers.flatMap(({ id, evidence }): SiteAnswer[] => {
    const reply = mailboxReply(evidence);
    const said = reply === null ? "none" : answerOf(reply, provider);
    if (reply === null || said === "none") return [];
    const known = { acceptedBefore: acceptedBefore.has(id), atMs: reply.atMs };
    return said === "missing"
      ? [{ answer: "refused", text: reply.text, ...known }]
      : [{ answer: "accepted", text: "", ...known }];
  });
}

/** The last reply to RCPT for the address itself refused it, as unknown or as disabled. */
export function isRefused(evidence: readonly Evidence[], provider: string | null): boolean {
  const reply = mailboxReply(evidence);
  return reply !== null && answerOf(reply, provider) === "missing";
}

function mailboxReply(evidence: readonly Evidence[]): ReplyEvidence | null {
  const reply = evidence.findLast((one) => one.type === "reply");
  return reply?.subject === "recipient" && reply.stage === "rcpt" ? reply : null;
}

function answerOf(reply: ReplyEvidence, provider: string | null): "accepted" | "exists" | "missing" | "none" {
  return REPLY_CLASSES[classify(reply, reply.provider ?? provider).class].answer;
}
