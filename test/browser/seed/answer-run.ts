import type { TestIngest } from "../../../apps/ingest/src/testing/start-ingest.ts";
import { PROVIDERS } from "./seed-world.ts";
import { type NewVerdict, DEFAULT_FRESH_FOR, recordUnasked } from "@rollcall/core";

/** Verdicts that one transaction records. */
const BATCH = 2_000;
const DAY_MS = 86_400_000;

type Answer = Pick<NewVerdict, "status" | "reason" | "safeToSend" | "score" | "smtpCode" | "smtpReply">;

const ACCEPTED: Answer = {
  status: "deliverable",
  reason: "accepted",
  safeToSend: "yes",
  score: 98,
  smtpCode: 250,
  smtpReply: "2.1.5 Recipient OK",
};
const MISSING: Answer = {
  status: "undeliverable",
  reason: "mailbox_not_found",
  safeToSend: "no",
  score: 2,
  smtpCode: 550,
  smtpReply: "5.1.1 The email account that you tried to reach does not exist.",
};
const FULL: Answer = {
  status: "risky",
  reason: "mailbox_full",
  safeToSend: "risky",
  score: 35,
  smtpCode: 452,
  smtpReply: "4.2.2 The recipient's inbox is out of storage space.",
};
const CATCH_ALL: Answer = { ...ACCEPTED, status: "risky", reason: "catch_all", safeToSend: "risky", score: 50 };
const BLOCKED: Answer = {
  status: "unknown",
  reason: "blocked",
  safeToSend: "unknown",
  score: 40,
  smtpCode: 554,
  smtpReply: "5.7.1 Service unavailable; client host is listed",
};
const NO_DOMAIN: Answer = { ...MISSING, reason: "domain_not_found", smtpCode: null, smtpReply: null };

/** The result of an address by its domain and number; null: its slow server hasn't answered yet. */
function answerTo(email: string, shift: number): Answer | null {
  const [local = "", domain = ""] = email.split("@");
  if (domain === "tailspin.zz") return null;
  if (domain === "gone.zz") return NO_DOMAIN;
  if (domain === "umbrella.zz") return BLOCKED;
  if (domain === "globex.zz") return CATCH_ALL;
  const number = Number(/\d+$/u.exec(local)?.[0] ?? 0) + shift;
  if (number % 9 === 4) return MISSING;
  return number % 23 === 7 ? FULL : ACCEPTED;
}

export interface Answering {
  /** Share of the run's addresses, 0 to 1. */
  readonly share?: number;
  /** How long ago. */
  readonly daysAgo?: number;
  /** Another number makes other people lose their mailboxes. */
  readonly shift?: number;
}

/** Records verdicts for a share of a run's open checks, as a worker would. */
export async function answerRun(ingest: TestIngest, runId: string, answering: Answering = {}): Promise<void> {
  const { share = 1, daysAgo = 0, shift = 0 } = answering;
  const { rows } = await ingest.database.pool.query<{ id: string; asked: string }>(
    `SELECT c.id, c.asked FROM checks k JOIN contacts c ON c.id = k.contact_id
     WHERE k.run_id = $1 AND k.state <> 'done' ORDER BY c.asked`,
    [Number(runId)],
  );
  const checkedAt = new Date(Date.now() - daysAgo * DAY_MS);
  const verdicts = rows
    .slice(0, Math.floor(rows.length * share))
    .flatMap(({ id, asked }) => verdictsOf(id, asked, answerTo(asked, shift), checkedAt));
  for (let at = 0; at < verdicts.length; at += BATCH) {
    await recordUnasked(ingest.database, verdicts.slice(at, at + BATCH), DEFAULT_FRESH_FOR);
  }
}

function verdictsOf(contactId: string, asked: string, answer: Answer | null, checkedAt: Date): NewVerdict[] {
  if (answer === null) return [];
  const { smtpCode, smtpReply, reason } = answer;
  const domain = asked.split("@")[1] ?? "";
  const provider = PROVIDERS[domain] ?? null;
  const enhancedCode = /^\d\.\d\.\d/u.exec(smtpReply ?? "")?.[0] ?? null;
  const host = `mx.${domain}`;
  const atMs = checkedAt.getTime();
  const reply = { type: "reply", stage: "rcpt", subject: "recipient", enhanced: enhancedCode, host, provider } as const;
  const verdict: NewVerdict = {
    ...answer,
    contactId,
    enhancedCode,
    provider,
    catchAll: reason === "catch_all",
    full: reason === "mailbox_full",
    disabled: null,
    mxHost: smtpCode === null ? null : host,
    rule: null,
    attempts: 1,
    durationMs: 640,
    checkedAt,
    evidence:
      smtpCode === null || smtpReply === null
        ? [{ type: "dns", outcome: "domain_not_found", detail: `${domain}: NXDOMAIN`, atMs }]
        : [{ ...reply, code: smtpCode, text: smtpReply, atMs, durationMs: 120 }],
    transcript: null,
  };
  return [verdict];
}
