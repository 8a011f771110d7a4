import type { Database } from "@rollcall/postgres";
import type { VerificationSettings } from "../settings.ts";
import { redecideStored } from "./judge.ts";
import { rewriteVerdicts, readVerdicts } from "./stored-verdicts.ts";
import type { NewVerdict, Redecided, StoredVerdict } from "./verdict.ts";

/** Verdicts per transaction: keeps lock times short. */
const PAGE_VERDICTS = 1_000;

export interface RedecidePorts {
  readonly database: Database;
  readonly settings: Pick<VerificationSettings, "roleIsRisky" | "freshFor">;
  /** Aborted: the current batch finishes, no other starts. */
  readonly signal: AbortSignal;
}

export interface RedecideRequest {
  /** Report changes without writing. */
  readonly dryRun: boolean;
  /** Only verdicts based on this rule; absent: all. */
  readonly rule?: string;
  /** The last verdict of an earlier pass; "0": start from the beginning. */
  readonly afterId: string;
  readonly onBatch?: (report: RedecideReport) => void;
}

/** Verdicts with the same change. */
interface VerdictChange {
  /** Status and reason, such as `unknown policy_refusal`. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface RedecideReport {
  readonly seen: number;
  readonly changed: number;
  /** Most frequent first. */
  readonly changes: readonly VerdictChange[];
  /** The last verdict examined: a later pass may continue after it. */
  readonly lastId: string;
  /** False: stopped early. */
  readonly complete: boolean;
}

/**
 * Decides stored evidence again by the current rules, without probing. Covers visible verdicts: contacts' current ones
 * and those of runs. Works in committed batches with constant memory; a second pass changes nothing.
 */
export async function redecide(ports: RedecidePorts, request: RedecideRequest): Promise<RedecideReport> {
  const { database, settings } = ports;
  const pages: VerdictPages = {
    read: (afterId, limit) => readVerdicts(database, afterId, limit, request.rule),
    rewrite: (redecided) => rewriteVerdicts(database, redecided, settings.freshFor),
  };
  return await redecidePages(pages, ports, request);
}

/** Stored verdicts in pages, ordered by id; `rewrite` returns the number written. */
export interface VerdictPages {
  readonly read: (afterId: string, limit: number) => Promise<readonly StoredVerdict[]>;
  readonly rewrite: (redecided: readonly Redecided[]) => Promise<number>;
}

/** {@link redecide}, over any source of pages. */
export async function redecidePages(
  pages: VerdictPages,
  { settings, signal }: Pick<RedecidePorts, "settings" | "signal">,
  request: RedecideRequest,
): Promise<RedecideReport> {
  const counts = new Map<string, VerdictChange>();
  let report: RedecideReport = { seen: 0, changed: 0, changes: [], lastId: request.afterId, complete: false };
  while (!signal.aborted) {
    const page = await pages.read(report.lastId, PAGE_VERDICTS);
    const last = page.at(-1);
    if (last === undefined) return { ...report, complete: true };
    const redecided = page
      .map((stored): Redecided => ({ stored, verdict: redecideStored(stored, [], settings.roleIsRisky) }))
      .filter(({ stored, verdict }) => differs(stored, verdict) || stored.rule !== verdict.rule);
    const changed = redecided.filter(({ stored, verdict }) => differs(stored, verdict));
    if (!request.dryRun && redecided.length > 0) await pages.rewrite(redecided);
    for (const one of changed) count(counts, one);
    report = {
      seen: report.seen + page.length,
      changed: report.changed + changed.length,
      changes: [...counts.values()].sort((a, b) => b.count - a.count),
      lastId: last.id,
      complete: false,
    };
    request.onBatch?.(report);
  }
  return report;
}

function differs(stored: StoredVerdict, verdict: NewVerdict): boolean {
  return (["status", "reason", "safeToSend", "score", "catchAll"] as const).some((key) => stored[key] !== verdict[key]);
}

function count(counts: Map<string, VerdictChange>, { stored, verdict }: Redecided): void {
  const from = `${stored.status} ${stored.reason}`;
  const to = `${verdict.status} ${verdict.reason}`;
  const key = `${from} ${to}`;
  counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
}
