/** Look-ups that failed without one between them that was answered; null: the last was. */
export interface NameSilence {
  readonly failed: number;
  readonly sinceMs: number;
  /** Why the last one failed. */
  readonly detail: string;
}

/** So many, for so long: one broken zone is no silence. */
const SILENT_AT = 20;
const SILENT_MS = 10_000;

/** Updates the state with a look-up. `failure`: why it failed; null: it was answered. `nowMs`: of a monotonic clock. */
export function afterLookup(before: NameSilence | null, failure: string | null, nowMs: number): NameSilence | null {
  if (failure === null) return null;
  return { failed: (before?.failed ?? 0) + 1, sinceMs: before?.sinceMs ?? nowMs, detail: failure };
}

/** A sentence for the operator; null: name servers answer, as far as we know. */
export function describeSilence(silence: NameSilence | null, nowMs: number): string | null {
  if (silence === null || silence.failed < SILENT_AT || nowMs - silence.sinceMs < SILENT_MS) return null;
  const seconds = Math.round((nowMs - silence.sinceMs) / 1_000);
  return (
    `No name server answers: ${silence.failed} look-ups in a row failed within ${seconds} s (${silence.detail}). ` +
    "Check DNS_SERVERS and the network. Addresses wait, and are looked up again."
  );
}
