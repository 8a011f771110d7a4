import type { ReplyClass, ReplyScope } from "./reply-class.ts";
import type { Stage } from "./stage.ts";

/*
 * To add a rule: write the reply that it is for as a line of the corpus (packages/verdict/src/corpus), run the tests to see what it
 * is taken for, and add one row to the provider's card (src/cards/<provider>.ts), or to the generic table of its class
 * (packages/verdict/src/rules) where any server might say it:
 *
 *   ["mailbox_full", "no_room", /\bno room in mailbox/u],
 *
 * The row's place is its precedence: packages/verdict/src/rules/generic.ts has the order of the tables. Patterns see what normalise.ts leaves: one line, lower case, no
 * marks on Latin letters, {ADDR}, {HOST}, {IP} and {URL} for what was echoed. Bound every quantifier: {0,40}, never * or +.
 */

/** When a rule applies: all that is given must hold. Patterns see normalised text: see normalise.ts for what that leaves. */
interface Condition {
  readonly text?: RegExp;
  /** The text must not match this. */
  readonly unless?: RegExp;
  /** The URLs in the text, lower-cased: for providers that put their error code there. */
  readonly links?: RegExp;
  /** The basic code as three digits. */
  readonly code?: RegExp;
  readonly enhanced?: RegExp;
  /** A condemning rule that reads the whole text, not its sentences one by one. */
  readonly whole?: true;
  /** The text has no other words than these. */
  readonly only?: ReadonlySet<string>;
  readonly stage?: readonly Stage[];
  /** Overrides the usual scope of the class. */
  readonly scope?: ReplyScope;
  /** In a provider's table: so much its own wording that it is believed wherever it is heard, as from a gateway that quotes it. */
  readonly anywhere?: true;
}

export interface Rule extends Condition {
  /** `table.name`, unique over all tables: stored with the evidence. */
  readonly id: string;
  readonly class: ReplyClass;
}

/** One line of a table: the class, a name for the rule, and the pattern of the text or a whole condition. */
export type Row = readonly [ReplyClass, string, RegExp | Condition];

/** Names a table's rows. The order of the rows is the order of the rules. */
export function table(name: string, rows: readonly Row[]): readonly Rule[] {
  return rows.map(([replyClass, rule, when]) => ({
    ...(when instanceof RegExp ? { text: when } : when),
    id: `${name}.${rule}`,
    class: replyClass,
  }));
}
