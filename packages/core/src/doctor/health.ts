import { diagnosisOf, type Diagnosis, type Finding } from "./finding.ts";

/** A finding that somebody should know of now. */
interface OpenProblem extends Finding {
  readonly state: "warning" | "problem";
  /** Since when, or when it was first seen. */
  readonly sinceMs: number;
}

/** The open problems, the gravest first, and then the oldest. */
export interface HealthReport {
  readonly checkedAtMs: number;
  readonly verdict: Diagnosis["verdict"];
  readonly problems: readonly OpenProblem[];
}

/** Reports what findings leave open. `before`: the last report, for when each was first seen; null: there is none. */
export function reportHealth(
  findings: readonly Finding[],
  checkedAtMs: number,
  before: HealthReport | null,
): HealthReport {
  const known = new Map(before?.problems.map(({ id, sinceMs }) => [id, sinceMs]));
  const problems = findings.flatMap((finding): OpenProblem[] => {
    const { id, state } = finding;
    if (state !== "warning" && state !== "problem") return [];
    return [{ ...finding, state, sinceMs: finding.sinceMs ?? known.get(id) ?? checkedAtMs }];
  });
  const gravity = ({ state }: OpenProblem): number => (state === "problem" ? 0 : 1);
  return {
    checkedAtMs,
    verdict: diagnosisOf(findings, checkedAtMs).verdict,
    problems: problems.toSorted((a, b) => gravity(a) - gravity(b) || a.sinceMs - b.sinceMs),
  };
}

/** Warnings about the settings, in sentences, as findings. */
export function checkSettings(warnings: readonly string[]): Finding[] {
  return warnings.map((detail, at) => ({
    id: `settings/${at + 1}`,
    title: "Settings",
    state: "warning",
    detail,
    meaning: "Answers will be worse: some servers refuse us, or answer less.",
    fix: "Set it (.env.example says how), and start Rollcall again.",
  }));
}
