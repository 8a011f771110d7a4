import { findProvider } from "@rollcall/providers";
import { catchAllOf, type CatchAllFinding, isBackupsAcceptance } from "./catch-all.ts";
import { classify } from "./classify.ts";
import type { DnsEvidence, Evidence } from "./evidence.ts";
import {
  type Finding,
  isAboutRecipient,
  isDomainRefusal,
  latest,
  mailboxFinding,
  otherUnknown,
  readReplies,
  type ReadReply,
  replyUnknown,
  RULES_MAIL_OUT,
} from "./findings.ts";
import { WEIGHTS } from "./score.ts";
import type { Reason, Verdict } from "./verdict.ts";

/** What a verdict is drawn from. */
export interface Case {
  /** Everything learned of the address, earlier attempts included, in any order. */
  readonly evidence: readonly Evidence[];
  /** Facts that the text of the address tells; those not known are left out. */
  readonly facts: { readonly disposable?: boolean; readonly role?: boolean };
  readonly policy: {
    /** Call an accepted role account (info@, sales@) risky. */
    readonly roleIsRisky: boolean;
  };
  /** Operator of the domain's MX hosts, or null; evidence that names its own host's operator goes by that. */
  readonly provider: string | null;
  /** Our MAIL FROM, where it is known: see classify. */
  readonly sender?: string | null;
}

type Drawn = Omit<Verdict, "rule">;

/**
 * Draws the verdict. Total and deterministic: the order of the evidence doesn't matter, only its times.
 *
 * Precedence:
 * 1. Syntax.
 * 2. DNS, where it rules mail out and no server has answered since.
 * 3. What the mailbox's own server last said for good about this mailbox. It stands against earlier and later temporary answers,
 *    failures and limits. Two such answers at the same time: the one that lets the mailbox exist.
 * 4. The domain is refused for good (relaying denied …), and every host that answered RCPT said so last. One host is enough where only one answered.
 * 5. An accepted mailbox: disposable, then a provider that hides its mailboxes, then catch-all, then the control's silence or a backup
 *    host's word, then role.
 * 6. Otherwise unknown, for the latest reason; at the same time, a limit of ours comes before DNS, a reply and a failure.
 *
 * A refusal at or before a `doubted` limit counts for nothing: a later one does.
 * Nothing that a server said before RCPT, and no 4xx, ever makes an address undeliverable.
 */
export function decide(given: Case): Verdict {
  const drawn = draw(given);
  return { ...drawn, rule: ruleOf(drawn.basis[0], given) };
}

/** The rule by which the reply was read that decided. */
function ruleOf(decisive: Evidence | undefined, { provider, sender = null }: Case): string | null {
  if (decisive?.type !== "reply") return null;
  return classify(decisive, decisive.provider ?? provider, sender).rule;
}

function draw({ evidence, facts, policy, provider, sender = null }: Case): Drawn {
  const syntax = latestOf(evidence.filter((one) => one.type === "syntax"));
  if (syntax !== null) return verdict("invalid_syntax", [syntax]);
  const replies = withoutDoubted(readReplies(evidence, provider, sender), evidence);
  const catchAll = catchAllOf(evidence, replies);
  const dns = dnsRefusal(evidence);
  if (dns !== null) return verdict(dns.outcome, [dns], catchAll);

  const answer = latest(replies.map(mailboxFinding).filter((one) => one !== null));
  if (answer !== null) {
    const untested = answer.reason === "catch_all_untested" || isBackupsAcceptance(answer, replies);
    return answered(answer, untested, catchAll, { facts, policy, provider });
  }
  const refusals = domainRefusals(replies);
  if (refusals !== null) return verdict("domain_not_served", refusals, catchAll);
  return unknown(evidence, replies, catchAll);
}

/** `untested`: an acceptance says no more than that. */
function answered(
  answer: Finding,
  untested: boolean,
  catchAll: CatchAllFinding,
  { facts, policy, provider }: Omit<Case, "evidence">,
): Drawn {
  const control = catchAll.evidence === null ? [] : [catchAll.evidence];
  const accepted = answer.reason === "accepted" || answer.reason === "catch_all_untested";
  if (!accepted) return verdict(answer.reason, [answer.evidence], catchAll);
  const host = answer.evidence.type === "reply" ? answer.evidence.provider : null;
  if (facts.disposable === true) return verdict("disposable", [answer.evidence], catchAll);
  if (hidesMailboxes(host ?? provider)) return verdict("provider_hides_mailboxes", [answer.evidence], catchAll);
  const basis = [answer.evidence, ...control];
  if (catchAll.catchAll === true) return verdict("catch_all", basis, catchAll);
  if (catchAll.catchAll === null || untested) return verdict("catch_all_untested", basis, catchAll);
  if (facts.role === true && policy.roleIsRisky) return verdict("role_account", basis, catchAll);
  return verdict("accepted", basis, catchAll);
}

const hidesMailboxes = (provider: string | null): boolean =>
  provider !== null && findProvider(provider)?.hidesMailboxes === true;

/** DNS that rules mail out: believed unless a server has answered since, which it couldn't have. */
function dnsRefusal(evidence: readonly Evidence[]): DnsEvidence | null {
  const newest = latestOf(evidence.filter((one) => one.type === "dns"));
  if (newest === null || !RULES_MAIL_OUT.has(newest.outcome)) return null;
  const answeredSince = evidence.some((one) => one.type === "reply" && one.atMs > newest.atMs);
  return answeredSince ? null : newest;
}

/** Refusals of the whole domain, newest first, where every host that answered RCPT refused it last; else null. */
function domainRefusals(replies: readonly ReadReply[]): readonly Evidence[] | null {
  const lastByHost = new Map<string, ReadReply>();
  for (const reply of replies.filter(isAboutRecipient)) {
    const known = lastByHost.get(reply.evidence.host);
    // At the same time, the milder answer counts.
    const newer = known === undefined || reply.evidence.atMs > known.evidence.atMs;
    const milder = known?.evidence.atMs === reply.evidence.atMs && !isDomainRefusal(reply);
    if (newer || milder) lastByHost.set(reply.evidence.host, reply);
  }
  const last = [...lastByHost.values()];
  if (last.length === 0 || !last.every(isDomainRefusal)) return null;
  return newestFirst(last.map((reply) => reply.evidence));
}

/** Refusals that the anomaly guard holds back are no answers. */
function withoutDoubted(replies: readonly ReadReply[], evidence: readonly Evidence[]): readonly ReadReply[] {
  const doubtedUntilMs = evidence
    .filter((one) => one.type === "limit" && one.limit === "doubted")
    .reduce((until, one) => Math.max(until, one.atMs), Number.NEGATIVE_INFINITY);
  return replies.filter((reply) => reply.evidence.code < 500 || reply.evidence.atMs > doubtedUntilMs);
}

function unknown(evidence: readonly Evidence[], replies: readonly ReadReply[], catchAll: CatchAllFinding): Drawn {
  const fromReplies = replies.map(replyUnknown).filter((one) => one !== null);
  const others = evidence.map(otherUnknown).filter((one) => one !== null);
  const decisive = latest([...fromReplies, ...others]);
  // Nobody was asked, or nobody said a word that explains anything.
  if (decisive === null) return verdict("not_probed", [], catchAll);
  // "Gave up" and the like say that we stopped; the last word of the other side says why.
  const said = latest([...fromReplies, ...others.filter(({ evidence }) => evidence.type !== "limit")]);
  const basis =
    decisive.evidence.type === "limit" && said !== null ? [decisive.evidence, said.evidence] : [decisive.evidence];
  const found = verdict(decisive.reason, basis, catchAll);
  return isSuppression(decisive.evidence) ? { ...found, safeToSend: "no" } : found;
}

/** The operator's own word: whatever the mailbox, nothing is to be sent there. */
const isSuppression = (evidence: Evidence): boolean => evidence.type === "limit" && evidence.limit === "suppressed";

const NO_CONTROL: CatchAllFinding = { catchAll: null, evidence: null };

function verdict(reason: Reason, basis: readonly Evidence[], { catchAll }: CatchAllFinding = NO_CONTROL): Drawn {
  return { ...WEIGHTS[reason], reason, catchAll, full: fullOf(reason), disabled: disabledOf(reason), basis };
}

const SHOWN_TO_EXIST: ReadonlySet<Reason> = new Set<Reason>([
  "accepted",
  "role_account",
  "recipient_busy",
  "recipient_restricted",
]);

const fullOf = (reason: Reason): boolean | null =>
  reason === "mailbox_full" ? true : reason === "accepted" || reason === "role_account" ? false : null;

const disabledOf = (reason: Reason): boolean | null =>
  reason === "mailbox_disabled" ? true : reason === "mailbox_full" || SHOWN_TO_EXIST.has(reason) ? false : null;

function newestFirst<E extends Evidence>(evidence: readonly E[]): readonly E[] {
  return [...evidence].sort(
    (left, right) => right.atMs - left.atMs || (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1),
  );
}

const latestOf = <E extends Evidence>(evidence: readonly E[]): E | null => newestFirst(evidence)[0] ?? null;
