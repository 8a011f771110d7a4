import { type MailboxAnswer, REPLY_CLASSES, type Rule, type Stage } from "@rollcall/providers";
import type { ReplyText } from "./normalise.ts";
import { isCodeOfMailbox, OTHER_SUBJECT } from "./rules/condemning.ts";

/** A normalised reply. */
export interface NormalReply {
  readonly code: number;
  /** From the reply, else from its text, else null. */
  readonly enhanced: string | null;
  readonly stage: Stage;
  readonly text: ReplyText;
}

/** The first matching rule, or null. */
export function firstMatch(rules: readonly Rule[], reply: NormalReply): Rule | null {
  const code = String(reply.code);
  return rules.find((rule) => applies(rule, reply, code)) ?? null;
}

/** The text says the mailbox is missing, the enhanced code that it exists: believe neither. */
const CONTRADICTION: Rule = { id: "code.contradiction", class: "policy_refusal" };

/**
 * The first matching rule of the generic tables, or null. A condemning rule matches one sentence at a time, and only if neither that
 * sentence nor the enhanced code is about anything but the mailbox.
 */
export function firstGenericMatch(rules: readonly Rule[], reply: NormalReply): Rule | null {
  const code = String(reply.code);
  const sentences = sentencesOf(reply.text.words).map((words) => withWords(reply, words));
  const isOfMailbox = isCodeOfMailbox(reply.enhanced);
  const condemns = (rule: Rule): boolean => {
    if (rule.only !== undefined) return applies(rule, reply, code);
    if (rule.whole === true) return !OTHER_SUBJECT.test(reply.text.words) && applies(rule, reply, code);
    return sentences.some((sentence) => applies(rule, sentence, code));
  };
  const found = rules.find((rule) =>
    answerOf(rule) === "missing" ? isOfMailbox && condemns(rule) : applies(rule, reply, code),
  );
  if (found === undefined) return null;
  const isByCode = found.text === undefined && answerOf(found) === "exists";
  const isContradicted = isByCode && rules.some((rule) => answerOf(rule) === "missing" && condemns(rule));
  return isContradicted ? CONTRADICTION : found;
}

const answerOf = (rule: Rule): MailboxAnswer => REPLY_CLASSES[rule.class].answer;

const withWords = (reply: NormalReply, words: string): NormalReply => ({ ...reply, text: { ...reply.text, words } });

/** Sentences that mention nothing but a mailbox. */
const sentencesOf = (words: string): readonly string[] =>
  words.split(/(?<=[.;!?]) | -- /u).filter((sentence) => !OTHER_SUBJECT.test(sentence));

function applies(rule: Rule, reply: NormalReply, code: string): boolean {
  if (rule.code !== undefined && !rule.code.test(code)) return false;
  if (rule.enhanced !== undefined && !rule.enhanced.test(reply.enhanced ?? "")) return false;
  if (rule.stage !== undefined && !rule.stage.includes(reply.stage)) return false;
  if (rule.text !== undefined && !rule.text.test(reply.text.words)) return false;
  if (rule.unless?.test(reply.text.words) === true) return false;
  if (rule.only !== undefined && !wordsOf(reply.text.words).every((word) => rule.only?.has(word))) return false;
  return rule.links === undefined || rule.links.test(reply.text.links);
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}{}']/u).filter((word) => word !== "");
