import type { NamedEgress } from "../settings.ts";

/** How one thing stands: `skipped` could not be looked at, and says why. */
type FindingState = "ok" | "warning" | "problem" | "skipped";

/** One thing that the doctor looked at. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly state: FindingState;
  /** What was found. */
  readonly detail: string;
  /** What that does to answers. */
  readonly meaning: string;
  /** What to do; "" where nothing is to be done. */
  readonly mend: string;
}

export interface Diagnosis {
  readonly checkedAtMs: number;
  readonly verdict: "ok" | "warning" | "problem";
  readonly findings: readonly Finding[];
}

/** The findings with the gravest of their states; what was skipped does not count. */
export function diagnosisOf(findings: readonly Finding[], checkedAtMs: number): Diagnosis {
  const states = new Set(findings.map(({ state }) => state));
  const verdict = states.has("problem") ? "problem" : states.has("warning") ? "warning" : "ok";
  return { checkedAtMs, verdict, findings };
}

/** What the doctor is told of the installation. */
export interface DoctorSettings {
  readonly egresses: readonly NamedEgress[];
  /** Names of the egresses whose address this machine has: only from those can a server be greeted here. */
  readonly served: readonly string[];
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
  /** A mail server that the operator chose, to see whether it can be reached; null: none. */
  readonly doctorHost: string | null;
  readonly dataDir: string;
  /** Connections to PostgreSQL that this process may open. */
  readonly connections: number;
}
