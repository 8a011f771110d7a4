import { type Share, wilson } from "@rollcall/outcomes";
import type { Database } from "@rollcall/postgres";

/** How right a group of verdicts was, by contacts that mail was sent to afterwards. */
export interface Accuracy {
  /** What was said, by the group: a status, a reason, a provider, or the lowest score of a band of ten. */
  readonly said: string;
  /** Contacts with an outcome. */
  readonly sent: number;
  /** Of these, whose mailbox was missing or disabled by the words of a hard bounce. */
  readonly bounced: number;
  /** With other hard bounces: refused for the sender's or the message's sake, or in words that say nothing. */
  readonly refused: number;
  readonly complained: number;
  /** Share of `bounced` in `sent`; null without any. */
  readonly rate: Share | null;
}

export interface AccuracyReport {
  readonly byStatus: readonly Accuracy[];
  readonly byReason: readonly Accuracy[];
  readonly byProvider: readonly Accuracy[];
  readonly byScore: readonly Accuracy[];
}

/** A contact counts once for each verdict that it had; without one, it says nothing of us. */
const REPORT = `
  WITH sent AS (
    SELECT contact_id, status, reason, provider, score / 10 * 10 AS band, bool_or(condemns) AS bounced,
      bool_or(kind = 'hard_bounce') AS refused, bool_or(kind = 'complaint') AS complained
    FROM outcomes WHERE status IS NOT NULL AND at > now() - make_interval(days => $1)
    GROUP BY contact_id, status, reason, provider, band)
  SELECT CASE WHEN grouping(status) = 0 THEN 'status' WHEN grouping(reason) = 0 THEN 'reason'
      WHEN grouping(provider) = 0 THEN 'provider' ELSE 'score' END AS by,
    COALESCE(status, reason, provider, band::text) AS said, count(DISTINCT contact_id)::int AS sent,
    count(DISTINCT contact_id) FILTER (WHERE bounced)::int AS bounced,
    count(DISTINCT contact_id) FILTER (WHERE refused AND NOT bounced)::int AS refused,
    count(DISTINCT contact_id) FILTER (WHERE complained)::int AS complained
  FROM sent GROUP BY GROUPING SETS ((status), (reason), (provider), (band))
  ORDER BY sent DESC, said`;

/** What was said, and what happened: over the outcomes of so many days. Reads all of them. */
export async function readAccuracy({ pool }: Database, days: number): Promise<AccuracyReport> {
  const { rows } = await pool.query<Omit<Accuracy, "rate"> & { by: string; said: string | null }>(REPORT, [days]);
  const of = (group: string): Accuracy[] =>
    rows.flatMap(({ by, said, ...counts }) =>
      by === group && said !== null ? [{ said, ...counts, rate: wilson(counts.bounced, counts.sent) }] : [],
    );
  return { byStatus: of("status"), byReason: of("reason"), byProvider: of("provider"), byScore: of("score") };
}
