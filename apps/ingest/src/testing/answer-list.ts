import { type NewVerdict, DEFAULT_FRESH_FOR, recordUnasked } from "@rollcall/core";
import type { TestIngest } from "./start-ingest.ts";

/** Verdicts of a test by local part. */
export type Answers = Readonly<Record<string, Pick<NewVerdict, "status" | "reason"> & Partial<NewVerdict>>>;

/** When they answered: yesterday, since an answer counts for some days only. */
export const ANSWERED_AT = new Date(Date.now() - 86_400_000);

/** A verdict, as a worker would record it. */
export const VERDICT = {
  status: "deliverable",
  reason: "accepted",
  score: 50,
  safeToSend: "risky",
  catchAll: false,
  full: null,
  disabled: null,
  provider: "google",
  mxHost: "mx.example.com",
  smtpCode: 250,
  enhancedCode: "2.1.5",
  smtpReply: "2.1.5 Ok",
  rule: null,
  attempts: 1,
  durationMs: 420,
  checkedAt: ANSWERED_AT,
  evidence: [],
  transcript: null,
} as const;

/** Starts a run over a list and records verdicts as a worker would; other addresses stay open. */
export async function answerList(ingest: TestIngest, id: string, answers: Answers): Promise<void> {
  const { database } = ingest;
  await ingest.json(`/lists/${id}/start`, { method: "POST" });
  const { rows } = await database.pool.query<{ contactId: string; asked: string }>(
    `SELECT c.id AS "contactId", c.asked FROM checks k JOIN runs r ON r.id = k.run_id JOIN contacts c ON c.id = k.contact_id
     WHERE k.run_id = (SELECT max(id) FROM runs WHERE list_id = $1)`,
    [id],
  );
  const verdicts = rows.flatMap(({ contactId, asked }): NewVerdict[] => {
    const answer = answers[asked.split("@")[0]?.toLowerCase() ?? ""];
    return answer ? [{ ...VERDICT, ...answer, contactId }] : [];
  });
  await recordUnasked(database, verdicts, DEFAULT_FRESH_FOR);
}
