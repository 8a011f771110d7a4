import type { PacingKey } from "../src/api/schemas.ts";

/** A few providers and sites, each in another mood. */
export function makePacingKeys(nowMs: number): PacingKey[] {
  const at = (ms: number): string => new Date(nowMs + ms).toISOString();
  const key = (fields: Partial<PacingKey> & Pick<PacingKey, "pacing_key">): PacingKey => ({
    provider: fields.pacing_key.includes(".") ? null : fields.pacing_key,
    egress: "main",
    backlog: 0,
    due: 0,
    open_lanes: 0,
    sessions_allowed: 2,
    pace_per_minute: 60,
    budget_left: 240,
    rejected_this_hour: 0,
    suspended_until: null,
    suspension: null,
    next_turn_at: null,
    ...fields,
  });
  return [
    key({
      pacing_key: "google",
      backlog: 9214,
      due: 9120,
      open_lanes: 4,
      sessions_allowed: 4,
      pace_per_minute: 480,
      budget_left: 612,
      rejected_this_hour: 188,
      next_turn_at: at(2000),
    }),
    key({
      pacing_key: "google",
      egress: "second",
      backlog: 1180,
      due: 1180,
      open_lanes: 2,
      pace_per_minute: 240,
      budget_left: 377,
      rejected_this_hour: 23,
      next_turn_at: at(4000),
    }),
    key({
      pacing_key: "microsoft-365",
      backlog: 10_312,
      due: 10_312,
      open_lanes: 2,
      pace_per_minute: 120,
      budget_left: 41,
      rejected_this_hour: 159,
      next_turn_at: at(9000),
    }),
    key({
      pacing_key: "proofpoint",
      backlog: 812,
      due: 812,
      sessions_allowed: 1,
      pace_per_minute: 6,
      budget_left: 0,
      rejected_this_hour: 12,
      suspended_until: at(2_640_000),
      suspension: {
        class: "blocked",
        words:
          "554 5.7.1 Service unavailable; client host [192.0.2.10] blocked using a local list, see https://ipcheck.proofpoint.example/?ip=192.0.2.10",
        host: "mxa-00123.gslb.pphosted.example",
        at: at(-960_000),
      },
      next_turn_at: at(2_640_000),
    }),
    key({
      pacing_key: "yahoo",
      backlog: 1204,
      due: 1204,
      sessions_allowed: 1,
      pace_per_minute: 0.5,
      next_turn_at: at(95_000),
    }),
    key({
      pacing_key: "mx1.umbrella.example,mx2.umbrella.example",
      backlog: 22,
      due: 3,
      open_lanes: 1,
      sessions_allowed: 1,
      pace_per_minute: null,
      budget_left: null,
      next_turn_at: at(4000),
    }),
    key({ pacing_key: "icloud", rejected_this_hour: 2 }),
    key({ pacing_key: "mx.hooli.example", rejected_this_hour: 1, pace_per_minute: 30 }),
  ];
}
