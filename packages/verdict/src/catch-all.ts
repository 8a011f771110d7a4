import { classify } from "./classify.ts";
import type { Evidence, ReplyEvidence } from "./evidence.ts";
import type { Finding, ReadReply } from "./findings.ts";
import { quotedReply } from "./quoted-reply.ts";

/** Whether the domain accepts made-up names. */
export interface CatchAllFinding {
  /** true = accepts every name; false = rejected one as unknown; null = not asked, or no clear answer. */
  readonly catchAll: boolean | null;
  /** The decisive control: a clear one if any, else an unclear one, else null. */
  readonly evidence: Evidence | null;
}

interface Control {
  readonly catchAll: boolean | null;
  readonly askedAtMs: number;
  readonly evidence: Evidence;
}

/**
 * The latest clear control wins, fresh or cached; an unclear one (4xx, a block, unknown words) does not override it. On equal timestamps
 * the acceptance wins, being the cautious choice.
 */
export function catchAllOf(evidence: readonly Evidence[], replies: readonly ReadReply[]): CatchAllFinding {
  const controls = [...remembered(evidence), ...asked(replies)].sort(byWeight);
  const best = controls[0];
  return best === undefined ? { catchAll: null, evidence: null } : { catchAll: best.catchAll, evidence: best.evidence };
}

const remembered = (evidence: readonly Evidence[]): readonly Control[] =>
  evidence
    .filter((one) => one.type === "catch_all")
    .map((one) => ({ catchAll: one.catchAll, askedAtMs: one.askedAtMs, evidence: one }));

const asked = (replies: readonly ReadReply[]): readonly Control[] =>
  replies
    .filter(({ evidence }) => evidence.subject === "control")
    .map((reply) => ({ catchAll: controlAnswer(reply), askedAtMs: reply.evidence.atMs, evidence: reply.evidence }));

/**
 * What a control's reply says about the domain: true = catch-all, false = rejected as unknown, else null. A rejection in unknown words
 * may be a block and proves nothing, unless its enhanced code is about the address or mailbox (RFC 3463, X.1.X and X.2.X).
 *
 * @param provider operator of the domain's MX hosts, for replies that don't name their own
 */
export function readControl(reply: ReplyEvidence, provider: string | null): boolean | null {
  return controlAnswer({ evidence: reply, class: classify(reply, reply.provider ?? provider).class });
}

function controlAnswer({ class: replyClass, evidence }: ReadReply): boolean | null {
  if (evidence.stage !== "rcpt") return null;
  // A backup that accepts every name says nothing about the domain's own servers.
  if (replyClass === "accepted" || replyClass === "cannot_verify") return evidence.backup === true ? null : true;
  if (replyClass === "no_mailbox" || replyClass === "mailbox_disabled" || quotesNoMailbox(evidence)) return false;
  return replyClass === "policy_refusal" && /^5\.[12]\./u.test(evidence.enhanced ?? "") ? false : null;
}

/** Postfix defers an unverified name: `450 … said: 550 5.1.1 User unknown`. Enough to settle a control, never a mailbox. */
function quotesNoMailbox({ code, text }: ReplyEvidence): boolean {
  const quoted = code >= 400 && code < 500 ? quotedReply(text) : null;
  return quoted !== null && classify({ ...quoted, enhanced: null }, null).class === "no_mailbox";
}

/**
 * Whether this is the acceptance of a backup that may accept every name. One that rejected a control knows the mailboxes.
 */
export function isBackupsAcceptance({ evidence }: Finding, replies: readonly ReadReply[]): boolean {
  if (evidence.type !== "reply" || evidence.backup !== true) return false;
  const controls = replies.filter(({ evidence: { subject, host } }) => subject === "control" && host === evidence.host);
  return !controls.some((control) => controlAnswer(control) === false);
}

/** Clear before unclear, then the latest, then true before false, then a fixed order. */
function byWeight(left: Control, right: Control): number {
  return (
    Number(right.catchAll !== null) - Number(left.catchAll !== null) ||
    right.askedAtMs - left.askedAtMs ||
    Number(right.catchAll === true) - Number(left.catchAll === true) ||
    (JSON.stringify(left.evidence) < JSON.stringify(right.evidence) ? -1 : 1)
  );
}
