import { REPLY_CLASSES, type Rule, PROVIDERS } from "@rollcall/providers";
import { firstGenericMatch, firstMatch, type NormalReply } from "./match-rule.ts";
import { GENERIC } from "./rules/generic.ts";
import { WORDING_ONLY } from "./rules/wording-only.ts";

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
