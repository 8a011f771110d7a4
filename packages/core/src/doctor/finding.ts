import type { NamedEgress } from "../settings.ts";

/** `skipped`: could not be checked; `detail` says why. */
type FindingState = "ok" | "warning" | "problem" | "skipped";

/** The result of one check. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly state: FindingState;
  /** What was found. */
  readonly detail: string;
  /** How it affects answers. */
  readonly meaning: string;
  /** How to fix it; "" if there is nothing to fix. */
  readonly fix: string;
  /** When it began, milliseconds since the epoch; absent: not known. */
  readonly sinceMs?: number;
}

export interface Diagnosis {
  readonly checkedAtMs: number;
  readonly verdict: "ok" | "warning" | "problem";
  readonly findings: readonly Finding[];
}

/** Summarises findings by the worst state; skipped ones don't count. */
export function diagnosisOf(findings: readonly Finding[], checkedAtMs: number): Diagnosis {
  const states = new Set(findings.map(({ state }) => state));
  const verdict = states.has("problem") ? "problem" : states.has("warning") ? "warning" : "ok";
  return { checkedAtMs, verdict, findings };
}

/** The settings that the doctor needs. */
export interface DoctorSettings {
  readonly egresses: readonly NamedEgress[];
  /** Egresses whose address this machine has: only from these can it connect. */
  readonly served: readonly string[];
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
  /** A mail server chosen by the operator to test port 25 with; null: none. */
  readonly doctorHost: string | null;
  readonly dataDir: string;
  /** Connection limit of this process's pool. */
  readonly connections: number;
}
