import { findProvider } from "@rollcall/providers";
import { catchAllOf, type CatchAllFinding, isBackupsAcceptance } from "./catch-all.ts";
import { classify } from "./classify.ts";
import type { DnsEvidence, Evidence, SyntaxEvidence } from "./evidence.ts";
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
import { restsOn, withDifferential } from "./differential.ts";
import { WEIGHTS } from "./score.ts";
import type { Reason, Verdict } from "./verdict.ts";

/** The input of a verdict. */
export interface Case {
  /** All evidence about the address, including earlier attempts, in any order. */
  readonly evidence: readonly Evidence[];
  /** Facts derived from the address itself; omit unknown ones. */
  readonly facts: { readonly disposable?: boolean; readonly role?: boolean };
  readonly policy: {
    /** Call an accepted role account (info@, sales@) risky. */
    readonly roleIsRisky: boolean;
  };
  /** Operator of the domain's MX hosts, or null; evidence that names its own operator takes precedence. */
  readonly provider: string | null;
}

type Drawn = Omit<Verdict, "rule">;

/**
 * Decides. Total and deterministic; evidence may come in any order, only its timestamps matter.
 *
 * The fixed answer of a test address stands alone. Otherwise, in this order:
 * 1. Syntax.
 * 2. DNS, if it rules out mail and no server has replied since.
 * 3. The mailbox server's latest definite reply about this mailbox, regardless of temporary replies, failures and limits before or
 *    after it. On equal timestamps the one that lets the mailbox exist.
 * 4. The domain is permanently refused (relaying denied …) in the last RCPT reply of every host that replied.
 * 5. An accepted mailbox: disposable, then provider hides mailboxes, then catch-all, then no clear control or a backup host's
 *    acceptance, then role.
 * 6. Otherwise unknown, with the latest reason. On equal timestamps: our limits, then DNS, a reply, a failure.
 *
 * A rejection at or before a `doubted` limit is ignored. No reply before RCPT and no 4xx ever makes an address undeliverable.
 */
export function decide(given: Case): Verdict {
  const drawn = draw(given);
  return { ...drawn, rule: ruleOf(drawn.basis[0], given) };
}

/** The rule that classified the decisive reply. */
function ruleOf(decisive: Evidence | undefined, { provider }: Case): string | null {
  if (decisive?.type !== "reply") return null;
  return classify(decisive, decisive.provider ?? provider).rule;
}

function draw({ evidence, facts, policy, provider }: Case): Drawn {
  const test = latestOf(evidence.filter((one) => one.type === "test"));
  if (test !== null) return verdict(test.reason, [test], { catchAll: catchAllIf(test.reason), evidence: null });
  const syntax = latestOf(evidence.filter((one) => one.type === "syntax"));
  if (syntax !== null) return verdict(syntaxReason(syntax), [syntax]);
  const read = withDifferential(readReplies(evidence, provider), evidence, provider);
  const replies = withoutDoubted(read, evidence);
  const catchAll = catchAllOf(evidence, replies);
  const dns = dnsRefusal(evidence);
  if (dns !== null) return verdict(dns.outcome, [dns], catchAll);

  const answer = latest(replies.map(mailboxFinding).filter((one) => one !== null));
  if (answer !== null) {
    const untested = answer.reason === "catch_all_untested" || isBackupsAcceptance(answer, replies);
    return answered(answer, untested, catchAll, { evidence, facts, policy, provider });
  }
  const refusals = domainRefusals(replies);
  if (refusals !== null) return verdict("domain_not_served", refusals, catchAll);
  return unknown(evidence, replies, catchAll);
}

/** @param untested the acceptance has no valid control */
function answered(
  answer: Finding,
  untested: boolean,
  catchAll: CatchAllFinding,
  { evidence, facts, policy, provider }: Case,
): Drawn {
  const control = catchAll.evidence === null ? [] : [catchAll.evidence];
  const accepted = answer.reason === "accepted" || answer.reason === "catch_all_untested";
  if (!accepted)
    return verdict(answer.reason, [answer.evidence, ...restsOn(answer.evidence, evidence, provider)], catchAll);
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

/** The latest DNS result if it rules out mail, unless a server has replied since. */
function dnsRefusal(evidence: readonly Evidence[]): DnsEvidence | null {
  const newest = latestOf(evidence.filter((one) => one.type === "dns"));
  if (newest === null || !RULES_MAIL_OUT.has(newest.outcome)) return null;
  const answeredSince = evidence.some((one) => one.type === "reply" && one.atMs > newest.atMs);
  return answeredSince ? null : newest;
}

/** Domain refusals, newest first, if they are the last RCPT reply of every host that replied; else null. */
function domainRefusals(replies: readonly ReadReply[]): readonly Evidence[] | null {
  const lastByHost = new Map<string, ReadReply>();
  for (const reply of replies.filter(isAboutRecipient)) {
    const known = lastByHost.get(reply.evidence.host);
    // On equal timestamps the milder reply wins.
    const newer = known === undefined || reply.evidence.atMs > known.evidence.atMs;
    const milder = known?.evidence.atMs === reply.evidence.atMs && !isDomainRefusal(reply);
    if (newer || milder) lastByHost.set(reply.evidence.host, reply);
  }
  const last = [...lastByHost.values()];
  if (last.length === 0 || !last.every(isDomainRefusal)) return null;
  return newestFirst(last.map((reply) => reply.evidence));
}

/** Drops rejections that the anomaly guard doubts. */
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
  // Nothing was asked, or no reply explains anything.
  if (decisive === null) return verdict("not_probed", [], catchAll);
  // A limit says that we stopped; the last reply or failure says why.
  const said = latest([...fromReplies, ...others.filter(({ evidence }) => evidence.type !== "limit")]);
  const basis =
    decisive.evidence.type === "limit" && said !== null ? [decisive.evidence, said.evidence] : [decisive.evidence];
  return verdict(decisive.reason, basis, catchAll);
}

/** A name that no mail can reach is a placeholder, not a typing error. */
const syntaxReason = ({ problem }: SyntaxEvidence): Reason =>
  problem === "reserved_domain" ? "reserved_domain" : "invalid_syntax";

/** What a fixed answer says of the domain, which nothing was asked of. */
const catchAllIf = (reason: Reason): boolean | null =>
  reason === "catch_all" ? true : reason === "accepted" || reason === "role_account" ? false : null;

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
