import type { SessionReport } from "@rollcall/smtp";
import type { Evidence, ReplyEvidence } from "@rollcall/verdict";
import type { ClaimedContact } from "../turns/turn.ts";

/** The time of test sessions. */
export const NOW_MS = Date.UTC(2026, 4, 4, 9);

/** A reply to RCPT, such as `550 5.1.1 user unknown`. */
export function reply(line: string, over: Partial<ReplyEvidence> = {}): ReplyEvidence {
  const [, code = "", enhanced, text = ""] = /^(\d{3}) (?:(\d\.\d{1,3}\.\d{1,3}) )?(.*)$/su.exec(line) ?? [];
  return {
    type: "reply",
    stage: "rcpt",
    subject: "recipient",
    code: Number(code),
    enhanced: enhanced ?? null,
    text,
    host: "mx.shop.example",
    provider: null,
    atMs: NOW_MS,
    durationMs: 20,
    ...over,
  };
}

export const ACCEPTED = "250 2.1.5 Ok";
export const REFUSED = "550 5.1.1 User unknown in virtual mailbox table";
export const GREYLISTED = "450 4.2.0 Greylisted, see http://postgrey.example/help/shop.example.html";

/** A contact of a turn, not probed yet. Its id is its local part. */
export function claimed(local: string, over: Partial<ClaimedContact> = {}): ClaimedContact {
  return {
    contactId: local,
    asked: `${local}@shop.example`,
    domain: "shop.example",
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    attempts: 0,
    firstAttemptAt: null,
    evidence: [],
    watchedRunId: null,
    catchAll: null,
    catchAllAskedAt: null,
    catchAllExpiresAt: null,
    controlAddress: null,
    acceptedBefore: false,
    ...over,
  };
}

/** A session with these replies: `anna` got `250 2.1.5 Ok`. Controls by domain. */
export function sessionReport(
  answers: Readonly<Record<string, string | readonly Evidence[]>>,
  controls: Readonly<Record<string, string>> = {},
  over: Partial<SessionReport> = {},
): SessionReport {
  return {
    answers: Object.entries(answers).map(([id, said]) => ({
      id,
      evidence: typeof said === "string" ? [reply(said)] : said,
    })),
    unanswered: [],
    controls: Object.entries(controls).map(([domain, line]) => ({
      domain,
      evidence: reply(line, { subject: "control" }),
    })),
    ending: { type: "completed" },
    cut: null,
    contrasts: [],
    tlsBroken: false,
    pipeliningBroken: false,
    host: "mx.shop.example",
    refusedRecipients: 0,
    askedRecipients: Object.keys(answers).length,
    durationMs: 400,
    transcript: null,
    ...over,
  };
}
