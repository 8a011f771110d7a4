import { REPLY_CLASSES, type Rule } from "@rollcall/providers";
import { firstGenericMatch, firstMatch, type NormalReply } from "./match-rule.ts";
import { GENERIC } from "./rules/generic.ts";
import { ANYWHERE_RULES, PROVIDER_RULES } from "./rules/providers.ts";

/** Wordings that are remembered: most servers say what others say, once addresses and hosts are out of it. */
const REMEMBERED_LIMIT = 1_000;
/** Longer ones are rarely said twice. */
const REMEMBERED_CHARS = 400;

/** Going through some three hundred patterns takes five times as long as all the rest of reading a reply. */
const remembered = new Map<string, Rule>();

/** The rule that decides: the provider's own first, then other providers' unmistakable wordings, then the generic table. */
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

/** A reply that names our MAIL FROM and no other address is about it, in whatever words. */
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
  // The generic table ends with one rule for 4xx and one for 5xx.
  return rule ?? { id: "code.other", class: "policy_refusal" };
}
