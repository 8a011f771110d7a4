import { decide, type Evidence, type ReplyEvidence, type Verdict } from "@rollcall/verdict";
import type { NewVerdict, StoredVerdict } from "./verdict.ts";

/** What is known about an address besides its evidence. */
export interface Judged {
  readonly contactId: string;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly provider: string | null;
}

/** The verdict on an address, from all evidence. */
export function judge(about: Judged, evidence: readonly Evidence[], roleIsRisky: boolean): Verdict {
  return decide({
    evidence,
    facts: { role: about.role, disposable: about.disposable },
    policy: { roleIsRisky },
    provider: about.provider,
  });
}

/** Context of a verdict to be stored. */
export interface Asked {
  readonly attempts: number;
  readonly durationMs: number | null;
  readonly atMs: number;
  readonly transcript: readonly unknown[] | null;
}

/**
 * The stored form of a verdict, with the deciding reply. Where an unknown rests on no reply, what failed stands in its
 * place.
 */
export function toStored(about: Judged, verdict: Verdict, evidence: readonly Evidence[], asked: Asked): NewVerdict {
  const reply = verdict.basis.find(isReply) ?? null;
  return {
    contactId: about.contactId,
    status: verdict.status,
    reason: verdict.reason,
    safeToSend: verdict.safeToSend,
    score: verdict.score,
    catchAll: verdict.catchAll,
    full: verdict.full,
    disabled: verdict.disabled,
    provider: about.provider,
    mxHost: reply?.host ?? lastHost(evidence),
    smtpCode: reply?.code ?? null,
    enhancedCode: reply?.enhanced ?? null,
    smtpReply: reply?.text ?? (verdict.status === "unknown" ? failureOf(verdict.basis) : null),
    rule: verdict.rule,
    attempts: asked.attempts,
    durationMs: asked.durationMs,
    checkedAt: new Date(asked.atMs),
    evidence,
    transcript: asked.transcript,
  };
}

function lastHost(evidence: readonly Evidence[]): string | null {
  return evidence.findLast((one) => one.type === "failure" || one.type === "reply")?.host ?? null;
}

/** Such as "the greeting did not come in 15 s": the last thing that is known of an address without an answer. */
function failureOf(basis: readonly Evidence[]): string | null {
  const failure = basis.find((one) => one.type === "failure" || one.type === "dns");
  return failure?.detail ?? null;
}

function isReply(evidence: Evidence): evidence is ReplyEvidence {
  return evidence.type === "reply";
}

/** Decides a stored verdict's evidence, and possibly more, by the current rules. Probes nothing. */
export function redecideStored(stored: StoredVerdict, more: readonly Evidence[], roleIsRisky: boolean): NewVerdict {
  const { contactId, role, disposable, provider, attempts, durationMs, checkedAt } = stored;
  const about = { contactId, role, disposable, provider };
  const evidence = [...stored.evidence, ...more];
  const verdict = judge(about, evidence, roleIsRisky);
  return toStored(about, verdict, evidence, { attempts, durationMs, atMs: checkedAt.getTime(), transcript: null });
}
