import type { ReplyClass, ReplyScope } from "./reply-class.ts";

/*
 * To add a rule: add the reply to the corpus (packages/verdict/src/corpus), run the tests to see its current class, and add a row to the
 * provider's card (src/cards or src/tables) or, if any server might say it, to the generic table of its class
 * (packages/verdict/src/rules):
 *
 *   ["mailbox_full", "no_room", /\bno room in mailbox/u],
 *
 * Rows are in order of precedence; packages/verdict/src/rules/generic.ts has the order of the tables. Patterns see normalised text (see
 * normalise.ts). Bound every quantifier: {0,40}, never * or +.
 */

/** Step of the dialogue. `connect` includes the banner. */
export type Stage = "connect" | "ehlo" | "starttls" | "mail" | "rcpt" | "data" | "unknown";

/** All given conditions must hold. Patterns see normalised text. */
interface Condition {
  readonly text?: RegExp;
  /** The text must not match this. */
  readonly unless?: RegExp;
  /** URLs in the text, lower case: some providers put their error code there. */
  readonly links?: RegExp;
  /** The basic code as three digits. */
  readonly code?: RegExp;
  readonly enhanced?: RegExp;
  /** A condemning rule that matches the whole text rather than sentence by sentence. */
  readonly whole?: true;
  /** The text has only these words. */
  readonly only?: ReadonlySet<string>;
  readonly stage?: readonly Stage[];
  /** Overrides the scope of the class. */
  readonly scope?: ReplyScope;
  /** Unmistakable wording of a provider or server: applies to any host, such as a gateway that quotes it. */
  readonly anywhere?: true;
}

export interface Rule extends Condition {
  /** `table.name`, unique over all tables. Verdicts name the rule that decided. */
  readonly id: string;
  readonly class: ReplyClass;
}

/** A row: class, name of the rule, and its text pattern or full condition. */
export type Row = readonly [ReplyClass, string, RegExp | Condition];

/** Builds rules from rows, in order of precedence. */
export function table(name: string, rows: readonly Row[]): readonly Rule[] {
  return rows.map(([replyClass, rule, when]) => ({
    ...(when instanceof RegExp ? { text: when } : when),
    id: `${name}.${rule}`,
    class: replyClass,
  }));
}
