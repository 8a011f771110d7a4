import type { Stage } from "./evidence.ts";
import { findRule } from "./find-rule.ts";
import { normalise } from "./normalise.ts";
import { quotedReply, type QuotedReply } from "./quoted-reply.ts";
import { REPLY_CLASSES, type ReplyClass, type ReplyScope, type Rule } from "@rollcall/providers";
import { isCodeOfMailbox } from "./rules/condemning.ts";
import { retryAfterMs } from "./retry-after.ts";
import type { NormalReply } from "./match-rule.ts";

/** What classification reads of a reply; a ReplyEvidence has it all. */
export interface Reply {
  /** Basic code (RFC 5321 §4.2). */
  readonly code: number;
  /** Enhanced code such as "5.1.1", or null (RFC 3463). */
  readonly enhanced: string | null;
  /** Lines joined by \n, with or without the codes in front; only the first 2,000 characters are read. */
  readonly text: string;
  readonly stage: Stage;
}

/** What a reply means, and why. */
export interface Classification {
  readonly class: ReplyClass;
  readonly scope: ReplyScope;
  /** The rule that decided, as `table.name`; "code.…" and "stage.…" for those that are in this file. */
  readonly rule: string;
  /** How long the server asks to wait, milliseconds (60 s to 2 h), where it says so and asking again makes sense; else null. */
  readonly retryAfterMs: number | null;
}

/** Stages whose replies may speak of a mailbox. DATA is never sent; recorded corpora have such replies, and `unknown` ones. */
const MAILBOX_STAGES: ReadonlySet<Stage> = new Set<Stage>(["rcpt", "data", "unknown"]);

/**
 * Says what a server's reply means. Total and deterministic: any code, any text. The provider's own rules are asked first, then other
 * providers' unmistakable wordings, then the generic table (rules/generic.ts).
 *
 * Three things hold whatever the rules say: a 2xx is the only acceptance; `no_mailbox` and `mailbox_disabled` come from a 5xx to RCPT
 * alone; a 421 is about the session or the site (RFC 5321 §3.8).
 *
 * @param provider name of the host's operator as the routing package has it, or null
 * @param sender our MAIL FROM, or null: a reply that names it is about us, whatever it says
 */
export function classify(reply: Reply, provider: string | null, sender: string | null = null): Classification {
  if (reply.code >= 200 && reply.code < 300) return accepted(reply);
  const before = known.get(reply);
  if (before?.provider === provider && before.sender === sender) return before.classification;
  const classification = read(reply, provider, sender);
  known.set(reply, { provider, sender, classification });
  return classification;
}

interface Known {
  readonly provider: string | null;
  readonly sender: string | null;
  readonly classification: Classification;
}

/** One session asks half a dozen times what a refusal means: to go on, to pace, to guard, to decide, to count. */
const known = new WeakMap<Reply, Known>();

function read(reply: Reply, provider: string | null, sender: string | null): Classification {
  const { code } = reply;
  const quoted = code >= 500 && code < 600 ? quotedReply(reply.text) : null;
  if (quoted !== null && MAILBOX_STAGES.has(reply.stage)) return readQuoted(quoted, reply.enhanced, sender);
  const text = normalise(reply.text, sender);
  const said = reply.enhanced ?? text.enhanced;
  // An enhanced code of another class than the basic one is hearsay (RFC 3463 §2): don't let it decide.
  const enhanced =
    said !== null && (reply.enhanced !== null || said.startsWith(String(Math.trunc(code / 100)))) ? said : null;
  const normal: NormalReply = { code, enhanced, stage: reply.stage, text };
  if (code < 400 || code >= 600) return answer("protocol_problem", "code.unexpected", normal);
  const rule = findRule(normal, provider);
  const gated = gateStage(rule, normal);
  return answer(gated.class, gated.rule, normal, gated.scope);
}

/**
 * A quoted reply decides by its own words. It was said to the host that quotes it, so it never holds back what we ask elsewhere. The
 * quoting host's code counts only against the mailbox's being missing: Postfix writes 5.1.1 beside whatever it quotes.
 */
function readQuoted({ code, text, stage }: QuotedReply, outer: string | null, sender: string | null): Classification {
  const own = normalise(text).enhanced;
  const enhanced = own ?? (isCodeOfMailbox(outer) ? null : outer);
  return { ...read({ code, enhanced, text, stage }, null, sender), scope: "recipient" };
}

function accepted({ code, stage }: Reply): Classification {
  const replyClass = code === 252 ? "cannot_verify" : "accepted";
  return {
    class: replyClass,
    scope: MAILBOX_STAGES.has(stage) ? "recipient" : "session",
    rule: `code.${code}`,
    retryAfterMs: null,
  };
}

interface Gated {
  readonly class: ReplyClass;
  readonly rule: string;
  readonly scope?: ReplyScope;
}

/** Holds a rule's class against the stage and the code: what cannot be meant becomes what can. */
function gateStage(rule: Rule, reply: NormalReply): Gated {
  const { answer: about } = REPLY_CLASSES[rule.class];
  const scope = rule.scope === undefined ? {} : { scope: rule.scope };
  const own: Gated = { class: rule.class, rule: rule.id, ...scope };
  if (!MAILBOX_STAGES.has(reply.stage)) return beforeRecipient(own, about !== "none", reply);
  if (reply.code === 421 && about !== "none") {
    return {
      class: rule.class === "recipient_busy" ? "rate_limited" : "temporary_failure",
      rule: rule.id,
      scope: "session",
    };
  }
  if (isSoft(reply)) {
    if (about === "missing") return { ...own, class: "unconfirmed_refusal" };
    if (rule.class === "policy_refusal") return { ...own, class: "temporary_failure" };
  }
  return own;
}

/** A 4xx, or a 5xx that contradicts itself with an enhanced code of 4.x.x. */
const isSoft = ({ code, enhanced }: NormalReply): boolean => code < 500 || enhanced?.startsWith("4.") === true;

/** Classes that mean nothing where no recipient was named: a domain spoken of there is ours. */
const VAGUE_BEFORE_RECIPIENT: ReadonlySet<ReplyClass> = new Set<ReplyClass>([
  "policy_refusal",
  "message_content",
  "domain_not_found",
  "domain_not_served",
]);

/** Before RCPT nothing can be about the mailbox: the words are about the command that was answered. */
function beforeRecipient(own: Gated, aboutMailbox: boolean, reply: NormalReply): Gated {
  if (!aboutMailbox && !VAGUE_BEFORE_RECIPIENT.has(own.class)) return own;
  if (reply.code < 500) return { class: "temporary_failure", rule: own.rule, scope: "site" };
  return { class: reply.stage === "connect" ? "blocked" : "sender_rejected", rule: `stage.${reply.stage}` };
}

function answer(replyClass: ReplyClass, rule: string, reply: NormalReply, override?: ReplyScope): Classification {
  const { scope, retryable } = REPLY_CLASSES[replyClass];
  return {
    class: replyClass,
    scope: override ?? widen(scope, reply),
    rule,
    retryAfterMs: retryable ? retryAfterMs(reply.text.words) : null,
  };
}

/** A 421 closes the session; before RCPT there is no recipient to blame. */
function widen(scope: ReplyScope, { code, stage }: NormalReply): ReplyScope {
  if (scope !== "recipient" && scope !== "transaction") return scope;
  if (code === 421) return "session";
  return MAILBOX_STAGES.has(stage) ? scope : "site";
}
