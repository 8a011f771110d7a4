import type { MxHost } from "@rollcall/routing";
import type { SessionReport } from "@rollcall/smtp";

/**
 * What a process remembers about an egress, to distinguish a machine that reaches nothing (port 25 blocked, network
 * down) from servers that are down.
 * - `connectedAtMs`: the last successful connection; null: none yet.
 * - `failed`: pacing keys that failed since then, in sessions that started after it, with their hosts.
 * - `known`: keys that failed earlier and have not connected since: another failure of theirs is no news.
 */
export interface Reachability {
  readonly connectedAtMs: number | null;
  readonly failed: ReadonlyMap<string, FailedKey>;
  readonly known: ReadonlySet<string>;
}

interface FailedKey {
  readonly hosts: readonly MxHost[];
  readonly weight: number;
  /** Why the connection failed, in the words of the system. */
  readonly words: string;
}

/** The outcome of a session, for the guard. */
export interface ReachedOrNot {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly hosts: readonly MxHost[];
  readonly report: Pick<SessionReport, "ending" | "durationMs">;
  readonly atMs: number;
}

export const NOTHING_KNOWN: Reachability = { connectedAtMs: null, failed: new Map(), known: new Set() };

/** Eight sites in a row, or two known providers: those rarely go down, and not together. */
const TRIP_WEIGHT = 8;
const PROVIDER_WEIGHT = 4;

/** Limit of remembered dead keys; beyond it the oldest are dropped. */
const KNOWN_LIMIT = 10_000;

/**
 * Updates the memory with a session. `tripped`: nothing is reachable any more. A failure counts if its session started
 * after the last successful connection, so that a list's dead servers, whose sessions take longest, don't add up after
 * all live ones are done; and once per key, so that one dead provider counts once.
 */
export function stepReachability(before: Reachability, session: ReachedOrNot): readonly [Reachability, boolean] {
  const { pacingKey, report, atMs } = session;
  const reached = hasReached(report);
  if (reached === null) return [before, false];
  if (reached) return [connected(before, pacingKey, atMs), false];
  const beganAtMs = atMs - report.durationMs;
  const isNews = !before.known.has(pacingKey) && !before.failed.has(pacingKey);
  if (!isNews) return [before, false];
  if (before.connectedAtMs !== null && beganAtMs < before.connectedAtMs) {
    return [{ ...before, known: remember(before.known, [pacingKey]) }, false];
  }
  const weight = session.provider === null ? 1 : PROVIDER_WEIGHT;
  const failed = new Map(before.failed).set(pacingKey, { hosts: session.hosts, weight, words: wordsOf(report) });
  const total = [...failed.values()].reduce((sum, one) => sum + one.weight, 0);
  return total < TRIP_WEIGHT ? [{ ...before, failed }, false] : [{ ...before, failed }, true];
}

function wordsOf({ ending }: Pick<SessionReport, "ending">): string {
  return ending.type === "unreachable" && "detail" in ending.evidence ? ending.evidence.detail : "";
}

function connected(before: Reachability, pacingKey: string, atMs: number): Reachability {
  if (before.failed.size === 0 && !before.known.has(pacingKey)) return { ...before, connectedAtMs: atMs };
  const known = new Set(remember(before.known, [...before.failed.keys()]));
  known.delete(pacingKey);
  return { connectedAtMs: atMs, failed: new Map(), known };
}

function remember(known: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const all = [...known, ...keys];
  return new Set(all.slice(Math.max(0, all.length - KNOWN_LIMIT)));
}

/** Whether a host accepted the connection; null: the session doesn't tell. */
export function hasReached({ ending }: Pick<SessionReport, "ending">): boolean | null {
  if (ending.type === "aborted" || ending.type === "egress_failed") return null;
  if (ending.type !== "unreachable") return true;
  const { evidence } = ending;
  if (evidence.type !== "failure") return null;
  const noConnection = evidence.failure === "timeout" || evidence.failure === "connection_failed";
  return evidence.stage !== "connect" || !noConnection;
}

/** Not the network's fault. */
const NO_DESCRIPTOR = /EMFILE|ENFILE|too many open files/iu;
const FEW_DESCRIPTORS =
  "This machine has too few file descriptors: raise the worker's limit (ulimit -n, LimitNOFILE) and start it again.";
const BLOCKED = "Outbound port 25 is probably blocked, or the network is down: see npm run doctor.";

/** The sentence for the operator. */
export function outageReason({ failed, connectedAtMs }: Reachability, egress: string): string {
  const keys = [...failed.keys()];
  const words = [...failed.values()].at(-1)?.words ?? "";
  const named = keys.slice(0, 3).join(", ");
  const since =
    connectedAtMs === null
      ? "none has since this worker started"
      : `none has since ${new Date(connectedAtMs).toISOString()}`;
  return (
    `Nothing can be reached from egress ${egress}: ${keys.length} mail servers in a row (${named} …) did not accept a connection, and ${since}. ` +
    `${NO_DESCRIPTOR.test(words) ? FEW_DESCRIPTORS : BLOCKED}${words === "" ? "" : ` The last failed with: ${words}.`} ` +
    "It resumes by itself when a connection works, or when you resume it."
  );
}
