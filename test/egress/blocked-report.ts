import type { SessionPlan, SessionReport } from "@rollcall/smtp";
import type { ReplyEvidence } from "@rollcall/verdict";

/** A session refused because of its source, as by a blocklist. */
export function blockedReport(plan: SessionPlan): SessionReport {
  const evidence: ReplyEvidence = {
    type: "reply",
    stage: "rcpt",
    subject: "recipient",
    code: 554,
    enhanced: "5.7.1",
    text: "5.7.1 Service unavailable; Client host [127.0.0.2] blocked using zen.spamhaus.org",
    host: "mx",
    provider: null,
    atMs: Date.now(),
    durationMs: 1,
  };
  const [first, ...rest] = plan.recipients;
  return {
    answers: first ? [{ id: first.id, evidence: [evidence] }] : [],
    unanswered: rest.map(({ id }) => id),
    controls: [],
    ending: { type: "cut_short", evidence },
    cut: { answered: 0, refused: 0, at: null },
    contrasts: [],
    tlsBroken: false,
    pipeliningBroken: false,
    host: "mx",
    refusedRecipients: 1,
    askedRecipients: 1,
    durationMs: 1,
    transcript: null,
  };
}
