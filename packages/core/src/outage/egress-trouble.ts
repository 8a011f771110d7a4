import type { EgressFailed, SessionReport } from "@rollcall/smtp";

/** Pacing keys at which an egress's proxy failed, one after the other, without having carried a session in between. */
export type EgressTrouble = ReadonlySet<string>;

export const NO_TROUBLE: EgressTrouble = new Set();

/** A rule of the proxy may be about one target; three in a row are about us. */
const UNCLEAR_LIMIT = 3;

/**
 * Updates the memory with a session. Returns a failure if the egress is of no use until its proxy works again: one that is certain
 * for all targets, or unclear ones at several keys in a row.
 */
export function stepTrouble(
  before: EgressTrouble,
  pacingKey: string,
  { ending }: Pick<SessionReport, "ending">,
): readonly [EgressTrouble, EgressFailed | null] {
  if (ending.type === "aborted") return [before, null];
  if (ending.type !== "egress_failed") return [before.size === 0 ? before : NO_TROUBLE, null];
  const after = new Set(before).add(pacingKey);
  return ending.isCertain || after.size >= UNCLEAR_LIMIT ? [NO_TROUBLE, ending] : [after, null];
}

/** The sentence for the operator. */
export function troubleReason({ detail }: EgressFailed, egress: string): string {
  return (
    `Egress ${egress} can't work. ${detail}. No address was judged by it, and other egresses go on. ` +
    "It is tried again every minute: see npm run doctor."
  );
}
