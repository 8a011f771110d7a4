import { PROVIDERS } from "@rollcall/providers";
import { describe, expect, test } from "vitest";
import { parseDuration } from "./retry-schedule.ts";
import { parsePacingOverrides } from "./pacing-overrides.ts";
import { DEFAULT_POLICY, POLICIES, policyFor } from "./policies.ts";

const problems = (input: unknown): string[] => {
  const parsed = parsePacingOverrides(input);
  return parsed.type === "problems" ? parsed.problems.map(({ path, message }) => `${path.join(".")}: ${message}`) : [];
};

describe("parsePacingOverrides", () => {
  test("parsePacingOverrides: nothing changes nothing", () => {
    expect(parsePacingOverrides({})).toEqual({ type: "overrides", overrides: {} });
  });

  test("parsePacingOverrides: durations as text or milliseconds", () => {
    const input = {
      default: { pauseBetweenSessionsMs: "30s", timeouts: { rcptMs: 5000 } },
      providers: { google: { backoff: { failuresMs: ["1m", "2m"] } } },
    };
    expect(parsePacingOverrides(input)).toEqual({
      type: "overrides",
      overrides: {
        default: { pauseBetweenSessionsMs: 30_000, timeouts: { rcptMs: 5000 } },
        providers: { google: { backoff: { failuresMs: [60_000, 120_000] } } },
      },
    });
  });

  test.each([
    [{ providers: { google: { sessions: { max: 1000 } } } }, "providers.google.sessions.max: must be at most 100"],
    [
      { providers: { google: { sessions: { max: 1.5 } } } },
      "providers.google.sessions.max: must be a whole number from 1 to 100",
    ],
    [{ default: { sessions: { start: 5, max: 2 } } }, "default.sessions: start must not be above max"],
    [{ default: { tls: "off" } }, "default.tls: must be one of opportunistic, required, never"],
    [
      { default: { pauseBetweenSessionsMs: "soon" } },
      "default.pauseBetweenSessionsMs: must be milliseconds or a duration such as 30s, from 0 to 86400000 ms",
    ],
    [
      { default: { pauseBetweenSessionsMs: -1 } },
      "default.pauseBetweenSessionsMs: must be milliseconds or a duration such as 30s, from 0 to 86400000 ms",
    ],
    [
      { default: { backoff: { failuresMs: ["5m", "5m"] } } },
      "default.backoff.failuresMs: must grow by half again from each to the next",
    ],
    [{ default: { pipelining: "yes" } }, "default.pipelining: must be true or false"],
    [{ default: 5 }, "default: must be a table of settings"],
    [[], ": must be a table of settings"],
    [{ google: {} }, "google: is not known here: write default or providers"],
    [{ default: { sessions: { min: 1 } } }, "default.sessions.min: is not known here: write start or max"],
  ])("parsePacingOverrides: %j is refused in words", (input, words) => {
    expect(problems(input)).toEqual([words]);
  });

  test("parsePacingOverrides: unknown settings and providers name what there is", () => {
    expect(problems({ default: { speed: 9 } })[0]).toMatch(
      /^default\.speed: is not known here: write sessions, addressesPerMinute, /u,
    );
    expect(problems({ providers: { gogle: {} } })[0]).toMatch(
      /^providers\.gogle: is no provider: must be one of docs\/providers\.md, such as google/u,
    );
  });

  test("parsePacingOverrides: all problems at once", () => {
    expect(problems({ default: { tls: "off", sessions: { max: 0 } }, more: 1 })).toHaveLength(3);
  });
});

describe("policyFor", () => {
  test("policyFor: a site without a provider has the default, a provider its own", () => {
    expect(policyFor("mx.acme.com", {})).toEqual(DEFAULT_POLICY);
    expect(policyFor("google", {})).toMatchObject({
      sessions: { start: 2, max: 5 },
      tls: "required",
      rejectedPerHour: 200,
    });
    expect(policyFor("microsoft-consumer", {}).probe).toBe("forbidden_by_rules");
  });

  test("policyFor: overrides reach what they name, and nothing else", () => {
    const overrides = {
      default: { rejectedPerHour: 5 },
      providers: { google: { sessions: { max: 1 }, timeouts: { rcptMs: 1000 } } },
    };
    expect(policyFor("mx.acme.com", overrides)).toEqual({ ...DEFAULT_POLICY, rejectedPerHour: 5 });
    const google = policyFor("google", overrides);
    expect(google.sessions).toEqual({ start: 1, max: 1 });
    expect(google.timeouts).toEqual({ ...DEFAULT_POLICY.timeouts, rcptMs: 1000 });
    expect(google.rejectedPerHour).toBe(200);
    expect(policyFor("yahoo", overrides)).toEqual(POLICIES.get("yahoo"));
    expect(policyFor("google", { providers: { google: { sessions: { start: 9 } } } }).sessions).toEqual({
      start: 9,
      max: 9,
    });
  });

  test("POLICIES: there is one for each provider, and each can be kept", () => {
    expect([...POLICIES.keys()].toSorted()).toEqual(["default", ...PROVIDERS.map(({ name }) => name)].toSorted());
    for (const policy of POLICIES.values()) {
      expect(policy.sessions.start).toBeLessThanOrEqual(policy.sessions.max);
      expect(policy.addressesPerMinute.start).toBeLessThanOrEqual(policy.addressesPerMinute.max);
      expect(policy.refusalsPerSession).toBeLessThanOrEqual(policy.rejectedPerHour);
      expect(problems({ default: policy })).toEqual([]);
    }
  });

  test("POLICIES: a provider's published prohibition is kept", () => {
    const forbidden = [...POLICIES].filter(([, { probe }]) => probe === "forbidden_by_rules");
    expect(forbidden.map(([name]) => name)).toEqual(["microsoft-consumer"]);
  });
});

test.each([
  ["500ms", 500],
  ["90s", 90_000],
  ["6m", 360_000],
  ["3.5h", 12_600_000],
  ["2d", 172_800_000],
  [" 5 m ", 300_000],
  ["5", null],
  ["m", null],
  ["1h30m", null],
  ["-1s", null],
  ["1e3s", null],
  ["999999999d", null],
])("parseDuration: %j is %j ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});
