import { WARM_UP_MS, warmUpShare } from "@rollcall/pacing";
import type { EgressSetting } from "@rollcall/settings";

/** How egresses that warm up are counted. */
export interface WarmShares {
  /** Of each budget, by egress, today; 1: it has the whole. */
  readonly shares: readonly number[];
  /** Names of those whose first use is not known: without `since` only the database has it. They count as new. */
  readonly new: readonly string[];
}

/** The shares of the first `count` egresses. Refusals, which slow a warm-up down, are not known before a run. */
export function warmShares(egresses: readonly EgressSetting[], count: number, nowMs: number): WarmShares {
  const used = egresses.slice(0, count);
  return {
    shares: used.map(({ warmUp }) => {
      if (warmUp === undefined) return 1;
      return warmUpShare(warmUp.since === null ? 0 : nowMs - Date.parse(warmUp.since), null);
    }),
    new: used.flatMap(({ name, warmUp }) => (warmUp?.since === null ? [name] : [])),
  };
}

/** Lines about them for the plan; none if all have their whole budgets. */
export function wordsOfWarmUp({ shares, new: fresh }: WarmShares): readonly string[] {
  const warming = shares.filter((share) => share < 1);
  if (warming.length === 0) return [];
  const days = WARM_UP_MS / 86_400_000;
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const lines = [
    `Warming up: ${warming.length} of them may use ${warming.map(percent).join(", ")} of their budgets today, the whole after ${days} days. ` +
      "The estimate takes what they may use today.",
  ];
  if (fresh.length > 0)
    lines.push(
      `Counted as new: ${fresh.join(", ")}. If it is not, say the day of its first use in EGRESS_FILE (since).`,
    );
  return lines;
}
