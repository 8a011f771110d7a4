import type { Rule, Stage } from "@rollcall/providers";
import type { ReplyText } from "./normalise.ts";

/** A reply made ready for the rules. */
export interface NormalReply {
  readonly code: number;
  /** Given with the reply, or else found in its text; null where there is none. */
  readonly enhanced: string | null;
  readonly stage: Stage;
  readonly text: ReplyText;
}

/** The first rule that applies, or null. */
export function firstMatch(rules: readonly Rule[], reply: NormalReply): Rule | null {
  const code = String(reply.code);
  return rules.find((rule) => applies(rule, reply, code)) ?? null;
}

function applies(rule: Rule, reply: NormalReply, code: string): boolean {
  if (rule.code !== undefined && !rule.code.test(code)) return false;
  if (rule.enhanced !== undefined && !rule.enhanced.test(reply.enhanced ?? "")) return false;
  if (rule.stage !== undefined && !rule.stage.includes(reply.stage)) return false;
  if (rule.text !== undefined && !rule.text.test(reply.text.words)) return false;
  if (rule.unless?.test(reply.text.words) === true) return false;
  return rule.links === undefined || rule.links.test(reply.text.links);
}
