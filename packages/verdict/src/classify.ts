import type { Stage } from "./evidence.ts";
import { normalise } from "./normalise.ts";
import { quotedReply, type QuotedReply } from "./quoted-reply.ts";
import { REPLY_CLASSES, type ReplyClass, type ReplyScope, type Rule, PROVIDERS } from "@rollcall/providers";
import { isCodeOfMailbox } from "./rules/condemning.ts";
import { retryAfterMs } from "./retry-after.ts";
import { type NormalReply, firstGenericMatch, firstMatch } from "./match-rule.ts";
import { GENERIC } from "./rules/generic.ts";
import { WORDING_ONLY } from "./rules/wording-only.ts";

/** The classified part of a reply; a ReplyEvidence satisfies it. */
export interface Reply {
  /** Basic code (RFC 5321 §4.2). */
  readonly code: number;
  /** Enhanced code such as "5.1.1", or null (RFC 3463). */
  readonly enhanced: string | null;
  /** Lines joined by \n, codes optional; only the first 2,000 characters are read. */
  readonly text: string;
  readonly stage: Stage;
  /** Our MAIL FROM, if the reply names it. */
  readonly sender?: string;
}

/** The meaning of a reply. */
export interface Classification {
  readonly class: ReplyClass;
  readonly scope: ReplyScope;
  /** Id of the matching rule, `table.name`; "code.…" and "stage.…" are built in. */
  readonly rule: string;
  /** The delay that the server asks for (60 s to 2 h), if the class is retryable; else null. */
  readonly retryAfterMs: number | null;
}

/** Stages whose replies may be about a mailbox. We never send DATA; recorded corpora contain such replies, and unknown stages. */
const MAILBOX_STAGES: ReadonlySet<Stage> = new Set<Stage>(["rcpt", "data", "unknown"]);

/**
 * Classifies a reply. Total and deterministic for any code and text. Order: the provider's own rules, unmistakable wordings of any
 * provider, then the generic tables (rules/generic.ts).
 *
 * Regardless of the rules: only a 2xx accepts; only a 5xx to RCPT is `no_mailbox` or `mailbox_disabled`; a 421 is about the session or
 * the site (RFC 5321 §3.8).
 *
 * @param provider the host's operator as named by the routing package, or null
 * @param sender our MAIL FROM, or null; a reply that names it is about us. By default the one that the reply says it names
 */
export function classify(
  reply: Reply,
  provider: string | null,
  sender: string | null = reply.sender ?? null,
): Classification {
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

/** Cache: a session classifies each reply half a dozen times. */
const known = new WeakMap<Reply, Known>();

function read(reply: Reply, provider: string | null, sender: string | null): Classification {
  const { code } = reply;
  const quoted = code >= 400 && code < 600 && MAILBOX_STAGES.has(reply.stage) ? quotedReply(reply.text) : null;
  if (quoted !== null) {
    const own = readQuoted(quoted, reply.enhanced, sender);
    if (code >= 500) return own;
    // The quoting host does not vouch for it: Postfix' unverified_recipient_reject_code is 450 by default.
    if (REPLY_CLASSES[own.class].answer === "missing") return { ...own, class: "unconfirmed_refusal" };
  }
  const text = normalise(reply.text, sender);
  const said = reply.enhanced ?? text.enhanced;
  // Ignore an enhanced code found in the text if its class contradicts the basic code (RFC 3463 §2).
  const enhanced =
    said !== null && (reply.enhanced !== null || said.startsWith(String(Math.trunc(code / 100)))) ? said : null;
  const normal: NormalReply = { code, enhanced, stage: reply.stage, text };
  if (code < 400 || code >= 600) return answer("protocol_problem", "code.unexpected", normal);
  const rule = findRule(normal, provider);
  const gated = gateStage(rule, normal);
  return answer(gated.class, gated.rule, normal, gated.scope);
}

/**
 * Classifies a quoted reply by its own text. It was addressed to the quoting host, so its scope is the recipient. The outer enhanced code
 * is used only if it contradicts a missing mailbox: Postfix adds 5.1.1 to whatever it quotes.
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

/** Corrects a class that is impossible at this stage or code. */
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

/** A 4xx, or a 5xx with enhanced code 4.x.x. */
const isSoft = ({ code, enhanced }: NormalReply): boolean => code < 500 || enhanced?.startsWith("4.") === true;

/** Classes that are meaningless before RCPT: a domain mentioned there is ours. */
const VAGUE_BEFORE_RECIPIENT: ReadonlySet<ReplyClass> = new Set<ReplyClass>([
  "policy_refusal",
  "message_content",
  "domain_not_found",
  "domain_not_served",
]);

/** Before RCPT a reply cannot be about the mailbox. */
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

/** Cache size. With addresses and hosts replaced, most replies repeat. */
const REMEMBERED_LIMIT = 1_000;
/** Longer keys rarely repeat. */
const REMEMBERED_CHARS = 400;

/** Matching hundreds of patterns takes five times as long as the rest of classification. */
const remembered = new Map<string, Rule>();

/** The first matching rule: the provider's own, then unmistakable wordings of any provider, then the generic tables. */
export function findRule(reply: NormalReply, provider: string | null): Rule {
  const { code, enhanced, stage, text } = reply;
  const key = JSON.stringify([provider, code, enhanced, stage, text.words, text.links]);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const rule = lookUp(reply, provider);
  if (key.length > REMEMBERED_CHARS) return rule;
  if (remembered.size >= REMEMBERED_LIMIT) remembered.clear();
  remembered.set(key, rule);
  return rule;
}

/** A reply that names our MAIL FROM and no other address is about us. */
const OUR_SENDER: Rule = { id: "sender.named", class: "sender_rejected" };

function lookUp(reply: NormalReply, provider: string | null): Rule {
  const rule = firstInOrder(reply, provider);
  const { words } = reply.text;
  const isOurs = words.includes("{SENDER}") && !words.includes("{ADDR}");
  return isOurs && REPLY_CLASSES[rule.class].answer === "missing" ? OUR_SENDER : rule;
}

function firstInOrder(reply: NormalReply, provider: string | null): Rule {
  const own = provider === null ? undefined : PROVIDER_RULES.get(provider);
  const rule =
    (own && firstMatch(own, reply)) ?? firstMatch(ANYWHERE_RULES, reply) ?? firstGenericMatch(GENERIC, reply);
  // Unreachable for 4xx and 5xx: the generic tables end with a rule for each.
  return rule ?? { id: "code.other", class: "policy_refusal" };
}

/** Rules by provider; they precede the generic ones. */
export const PROVIDER_RULES: ReadonlyMap<string, readonly Rule[]> = new Map(
  PROVIDERS.flatMap(({ name, replies }) => (replies === undefined ? [] : [[name, replies] as const])),
);

/** Rules that apply to any host. */
export const ANYWHERE_RULES: readonly Rule[] = [
  ...new Set([...PROVIDER_RULES.values()].flat()),
  ...WORDING_ONLY,
].filter((rule) => rule.anywhere === true);
