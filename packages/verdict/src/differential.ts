import { readControl } from "./catch-all.ts";
import { classify } from "./classify.ts";
import type { DifferentialEvidence, Evidence, ReplyEvidence } from "./evidence.ts";
import { isAboutRecipient, isDomainRefusal, type ReadReply } from "./findings.ts";
import { normalise } from "./normalise.ts";
import { isCodeOfMailbox, OTHER_SUBJECT } from "./rules/condemning.ts";

/** Rules of refusals that say no more than no: without words that a rule knows, or "rejected" alone. */
const SAYS_NO_MORE: ReadonlySet<string> = new Set(["basic.permanent", "refusal.refused"]);

/**
 * Whether a refusal may be about the name alone although no rule knows its words, or although they speak of the domain: a 5xx to RCPT
 * that mentions no other topic, such as us, policy, time, size or quota. What the same host says about other names can settle it.
 */
export function isOpenRefusal(reply: ReplyEvidence, provider: string | null): boolean {
  if (reply.code < 500 || reply.stage !== "rcpt") return false;
  const { class: found, rule } = classify(reply, reply.provider ?? provider);
  if (found === "domain_not_served" || found === "no_mail_accepted") return true;
  if (found !== "policy_refusal" || !SAYS_NO_MORE.has(rule)) return false;
  return isCodeOfMailbox(reply.enhanced) && !OTHER_SUBJECT.test(wordsOf(reply));
}

/**
 * Whether a control was refused without a clear answer, in whatever words: "only allowed addresses can receive mail here", or for now
 * as an unknown user. If the same host accepts a name of the domain after it, it tells names apart: nobody is blocked, no limit reached
 * and no directory down where the next name is welcome.
 */
export function isOpenControl(control: ReplyEvidence, provider: string | null): boolean {
  if (control.stage !== "rcpt" || readControl(control, provider) !== null) return false;
  return control.code >= 500 || classify(control, control.provider ?? provider).class === "unconfirmed_refusal";
}

/**
 * Whether a control's 421 may be about its name: a plain "try again later", not a greylist, which passes with time, and not a limit, which
 * names itself. A series can settle it (CONTRAST, packages/smtp).
 */
export function isOpenDismissal(control: ReplyEvidence, provider: string | null): boolean {
  if (control.code !== 421 || control.stage !== "rcpt") return false;
  return classify(control, control.provider ?? provider).class === "temporary_failure";
}

/**
 * Whether the same host said 421 to the control in a series in which it accepted another name each time. A host that ends sessions for
 * another reason (too many, too fast, a backend that is down) has no such eye for names. Says nothing of a name that got a 421 itself.
 */
function isContrasted(
  control: ReplyEvidence,
  known: readonly DifferentialEvidence[],
  replies: readonly ReadReply[],
): boolean {
  if (replies.some(({ evidence }) => evidence.code === 421 && evidence.subject === "recipient")) return false;
  return known.some(({ acceptedAtMs, control: last }) => last?.code === 421 && acceptedAtMs > control.atMs);
}

/**
 * Reads refusals in the light of what the same host said about other names of the domain, in the same session. A guard that shuts
 * after some unknown names answers living mailboxes in the control's words, too: so nothing is read from a refusal unless the host
 * accepted another name after it.
 *
 * - A control that was refused before a name was accepted: the host tells names apart. So does a series of 421 to the control alone.
 * - A refusal of the domain, before another of its names was accepted: it is the name that was refused. Without a later acceptance, it
 *   does not speak of the domain, which the host serves.
 * - A refusal in words that no rule knows, the same as the control's, and a name accepted after both: no such mailbox.
 */
export function withDifferential(
  replies: readonly ReadReply[],
  evidence: readonly Evidence[],
  provider: string | null,
): readonly ReadReply[] {
  const known = evidence.filter((one) => one.type === "differential");
  if (known.length === 0) return replies;
  return replies.map((reply) => {
    const ofHost = known.filter(({ host }) => host === reply.evidence.host);
    const isControl = reply.evidence.subject === "control";
    if (isControl && isOpenDismissal(reply.evidence, provider) && isContrasted(reply.evidence, ofHost, replies))
      return { ...reply, class: "no_mailbox" };
    const isOpen = isControl ? isOpenControl : isOpenRefusal;
    return ofHost.length === 0 || !isOpen(reply.evidence, provider) ? reply : read(reply, ofHost);
  });
}

function read(reply: ReadReply, known: readonly DifferentialEvidence[]): ReadReply {
  const { evidence } = reply;
  const isProven = known.some(
    ({ acceptedAtMs, control }) =>
      acceptedAtMs > evidence.atMs &&
      (evidence.subject === "control" ||
        isDomainRefusal(reply) ||
        (control !== null && acceptedAtMs > control.atMs && isSameRefusal(control, evidence))),
  );
  if (isProven) return { ...reply, class: "no_mailbox" };
  return isAboutRecipient(reply) && isDomainRefusal(reply) ? { ...reply, class: "policy_refusal" } : reply;
}

/** What a refusal that was read in this way rests on beside its own words. */
export function restsOn(
  refusal: Evidence,
  evidence: readonly Evidence[],
  provider: string | null,
): readonly Evidence[] {
  if (refusal.type !== "reply" || !isOpenRefusal(refusal, provider)) return [];
  return evidence.filter((one) => one.type === "differential" && one.host === refusal.host);
}

type Refusal = Pick<ReplyEvidence, "code" | "enhanced" | "text" | "sender">;

/** The same words, whatever name they echo. */
function isSameRefusal(control: Refusal, reply: Refusal): boolean {
  return control.code === reply.code && control.enhanced === reply.enhanced && wordsOf(control) === wordsOf(reply);
}

const wordsOf = ({ text, sender = null }: Pick<ReplyEvidence, "text"> & { readonly sender?: string | null }): string =>
  normalise(text, sender).words;
