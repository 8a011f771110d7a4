import { classify } from "./classify.ts";
import type { Evidence, ReplyEvidence } from "./evidence.ts";
import type { Finding, ReadReply } from "./findings.ts";
import { quotedReply } from "./quoted-reply.ts";

/** Whether the domain accepts made-up names, as far as the evidence goes. */
export interface CatchAllFinding {
  /** true: accepts every name; false: refused one as unknown; null: not asked, or no clear answer. */
  readonly catchAll: boolean | null;
  /** What says so: a clear answer where there is one, else the unclear one, else null. */
  readonly evidence: Evidence | null;
}

interface Control {
  readonly catchAll: boolean | null;
  readonly askedAtMs: number;
  readonly evidence: Evidence;
}

/**
 * Reads the controls: the latest clear answer counts, whether given now or remembered. An unclear one (4xx, a block, words that no
 * rule knows) takes nothing back. Of two clear ones at the same time, the acceptance counts: it is the careful one.
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
 * What a reply to a control says of the domain: true for an acceptance (a catch-all), false for a refusal as unknown, else null.
 * A refusal in words that no rule knows may be a block, and proves nothing, unless its code is about the address or the mailbox
 * (RFC 3463, X.1.X and X.2.X): then it is the made-up name that was refused, for whatever reason.
 *
 * @param provider operator of the domain's MX hosts, for replies that don't name their own
 * @param sender our MAIL FROM, or null
 */
export function readControl(
  reply: ReplyEvidence,
  provider: string | null,
  sender: string | null = null,
): boolean | null {
  return controlAnswer({ evidence: reply, class: classify(reply, reply.provider ?? provider, sender).class });
}

function controlAnswer({ class: replyClass, evidence }: ReadReply): boolean | null {
  if (evidence.stage !== "rcpt") return null;
  // A backup that takes every name says nothing of the domain, whose own servers may know better.
  if (replyClass === "accepted" || replyClass === "cannot_verify") return evidence.backup === true ? null : true;
  if (replyClass === "no_mailbox" || replyClass === "mailbox_disabled" || quotesNoMailbox(evidence)) return false;
  return replyClass === "policy_refusal" && /^5\.[12]\./u.test(evidence.enhanced ?? "") ? false : null;
}

/** Postfix defers an unknown name (`450 … said: 550 5.1.1 User unknown`), and so tells names apart. It settles a control, never a mailbox. */
function quotesNoMailbox({ code, text }: ReplyEvidence): boolean {
  const quoted = code >= 400 && code < 500 ? quotedReply(text) : null;
  return quoted !== null && classify({ ...quoted, enhanced: null }, null).class === "no_mailbox";
}

/**
 * Is this an acceptance by a backup that may take every name? Not where it refused a made-up one as unknown: then it knows the
 * mailboxes.
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
