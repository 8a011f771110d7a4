import { PROVIDERS } from "@rollcall/providers";
import { z } from "zod";
import { parseDuration } from "./retry-schedule.ts";

const HOUR_MS = 3_600_000;

/** An integer within a range. */
const count = (min: number, max: number): z.ZodType<number> =>
  z
    .int(`must be a whole number from ${min} to ${max}`)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);

/** Milliseconds as a number, or a duration such as 30s or 5m. */
const durationMs = (minMs: number, maxMs: number): z.ZodType<number> =>
  z
    .union([z.number(), z.string()], `must be milliseconds or a duration such as 30s, from ${minMs} to ${maxMs} ms`)
    .transform((value, context) => {
      const ms = typeof value === "string" ? parseDuration(value) : value;
      if (ms !== null && Number.isFinite(ms) && ms >= minMs && ms <= maxMs) return Math.round(ms);
      context.addIssue({
        code: "custom",
        message: `must be milliseconds or a duration such as 30s, from ${minMs} to ${maxMs} ms`,
      });
      return z.NEVER;
    });

const oneOf = <T extends string>(...values: readonly T[]): z.ZodType<T> =>
  z.enum(values, `must be one of ${values.join(", ")}`);

const rangeOf = (max: number): z.ZodType<{ start?: number; max?: number }> =>
  z
    .strictObject({ start: count(1, max).exactOptional(), max: count(1, max).exactOptional() })
    .refine(
      ({ start, max: most }) => start === undefined || most === undefined || start <= most,
      "start must not be above max",
    );

const backoff = z.strictObject({
  failuresMs: z
    .array(durationMs(100, 24 * HOUR_MS), "must be a list of durations")
    .min(1, "must have at least one duration")
    .max(20, "must have at most 20 durations")
    .refine(
      (all) => all.every((ms, index) => index === 0 || ms >= 1.5 * (all[index - 1] ?? 0)),
      "must grow by half again from each to the next",
    )
    .exactOptional(),
  rateMs: durationMs(100, 24 * HOUR_MS).exactOptional(),
  reputationMs: durationMs(100, 48 * HOUR_MS).exactOptional(),
  listedMs: durationMs(100, 48 * HOUR_MS).exactOptional(),
  maxMs: durationMs(100, 168 * HOUR_MS).exactOptional(),
});

const stepMs = durationMs(50, 600_000).exactOptional();
const timeouts = z.strictObject({
  connectMs: stepMs,
  bannerMs: stepMs,
  ehloMs: stepMs,
  tlsMs: stepMs,
  mailMs: stepMs,
  rcptMs: stepMs,
  quitMs: stepMs,
  sessionMs: durationMs(50, 1_800_000).exactOptional(),
});

/** The fields of a policy that can be overridden, with sanity bounds. */
const policy = z.strictObject({
  sessions: rangeOf(100).exactOptional(),
  addressesPerMinute: rangeOf(1_000_000).exactOptional(),
  pauseBetweenSessionsMs: durationMs(0, 24 * HOUR_MS).exactOptional(),
  addressesPerSession: count(1, 1000).exactOptional(),
  recipientsPerTransaction: count(1, 100).exactOptional(),
  refusalsPerSession: count(1, 1000).exactOptional(),
  rejectedPerHour: count(1, 10_000_000).exactOptional(),
  sessionMaxAgeMs: durationMs(1000, HOUR_MS).exactOptional(),
  tarpitFactor: z
    .number("must be a number")
    .min(0, "must be at least 0")
    .max(1000, "must be at most 1000")
    .exactOptional(),
  tls: oneOf("opportunistic", "required", "never").exactOptional(),
  pipelining: z.boolean("must be true or false").exactOptional(),
  control: oneOf("same_session", "own_session", "never").exactOptional(),
  timeouts: timeouts.exactOptional(),
  backoff: backoff.exactOptional(),
  probe: oneOf("allowed", "forbidden_by_rules").exactOptional(),
});

const names = PROVIDERS.map(({ name }) => name);
const noProvider = "is no provider: must be one of docs/providers.md, such as google or microsoft-365";
const overrides = z.strictObject({
  default: policy.exactOptional(),
  providers: z.partialRecord(z.enum(names), policy).exactOptional(),
});

/** An operator's overrides of one policy; absent fields keep their value. */
export type PolicyOverride = z.infer<typeof policy>;

/** An operator's overrides, for sites without a policy of their own, and for providers by name. */
export interface PacingOverrides {
  readonly default?: PolicyOverride;
  readonly providers?: Readonly<Partial<Record<string, PolicyOverride>>>;
}

/** A problem at one place of the file. */
export interface OverrideProblem {
  /** Keys from the top: `["providers", "google", "sessions", "max"]`. */
  readonly path: readonly PropertyKey[];
  /** What is expected there, as the end of a sentence: "must be at most 100". */
  readonly message: string;
}

export type ParsedOverrides =
  | { readonly type: "overrides"; readonly overrides: PacingOverrides }
  | { readonly type: "problems"; readonly problems: readonly OverrideProblem[] };

/**
 * Parses a pacing file's content, `{ default: {…}, providers: { google: {…} } }`, and reports all its problems at once.
 */
export function parsePacingOverrides(input: unknown): ParsedOverrides {
  const parsed = overrides.safeParse(input);
  if (parsed.success) return { type: "overrides", overrides: parsed.data };
  return { type: "problems", problems: parsed.error.issues.flatMap(toProblems) };
}

function toProblems(issue: z.core.$ZodIssue): readonly OverrideProblem[] {
  if (issue.code === "unrecognized_keys") {
    const message = issue.path.at(-1) === "providers" ? noProvider : `is not known here: ${knownKeys(issue.path)}`;
    return issue.keys.map((key) => ({ path: [...issue.path, key], message }));
  }
  if (issue.code === "invalid_key") return [{ path: issue.path, message: noProvider }];
  const expected =
    issue.code === "invalid_type" && issue.expected === "object" ? "must be a table of settings" : issue.message;
  return [{ path: issue.path, message: expected }];
}

/** The keys allowed at a place, for people. */
function knownKeys(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (path.length === 0) return "write default or providers";
  if (last === "sessions" || last === "addressesPerMinute") return "write start or max";
  if (last === "timeouts") return `write ${Object.keys(timeouts.shape).join(", ")}`;
  if (last === "backoff") return `write ${Object.keys(backoff.shape).join(", ")}`;
  return `write ${Object.keys(policy.shape).join(", ")}`;
}
