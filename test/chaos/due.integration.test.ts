import { afterEach, expect, test } from "vitest";
import type { SessionPlan, SessionReport } from "@rollcall/smtp";
import { onEachBackend } from "../engines/with-engines.ts";
import { people, routeTo, smallStage, type SmallStage } from "./small-stage.ts";
import { recordRouted, steerKey } from "@rollcall/core";

/** So many sites refuse so many sessions each: a thousand suspensions in all. */
const SITES = 20;
const REFUSALS = 50;

/** A suspension, and the retries after it. */
const REST_MS = 300;
const SCHEDULE_MS = Array.from({ length: 120 }, (_, at) => 100 * (at + 1));

onEachBackend(
  "due",
  (backend) => {
    const stages: SmallStage[] = [];
    afterEach(async () => {
      await Promise.all(stages.splice(0).map((stage) => stage.close()));
    });

    test("due: after each of a thousand suspensions a due check is claimed within a second", async () => {
      const refusedBy = new Map<string, number>();
      const lateMs: number[] = [];
      const DEFAULT = { sessions: { start: 2, max: 2 }, addressesPerMinute: { start: 1e25, max: 1e25 } };
      const backoff = {
        failuresMs: [REST_MS],
        rateMs: REST_MS,
        reputationMs: REST_MS,
        listedMs: REST_MS,
        maxMs: REST_MS,
      };
      const stage = await smallStage(backend, {
        settings: {
          retryScheduleMs: SCHEDULE_MS,
          pacing: {
            default: {
              ...DEFAULT,
              pauseBetweenSessionsMs: 10,
              rejectedPerHour: 100_000,
              addressesPerSession: 2,
              backoff,
            },
          },
        },
        async probe(plan) {
          const host = plan.hosts[0]?.host ?? "";
          lateMs.push(Date.now() - (await claimableSince(stage, host)));
          const times = (refusedBy.get(host) ?? 0) + 1;
          refusedBy.set(host, times);
          await new Promise((resolve) => void setTimeout(resolve, 20 * Math.random()));
          return times > REFUSALS ? accepts(plan, host) : refuses(host);
        },
      });
      stages.push(stage);
      const addresses = Array.from({ length: SITES }, (_, at) => people(`d${at}.example`, 5)).flat();
      const runId = await stage.run(addresses);
      const lags = watchLag(stage);
      await stage.addWorker();
      await expect
        .poll(async () => (await stage.state(runId)).done, { timeout: 90_000, interval: 200 })
        .toBe(addresses.length);
      const lag = await lags.stop();
      expect(lateMs.length).toBeGreaterThanOrEqual(SITES * REFUSALS);
      // A turn is some ten queries and timers. An opening that is lost costs ten seconds.
      expect(quantile(lateMs, 0.99)).toBeLessThan(1_000 + 10 * quantile(lag, 0.99));
      expect(quantile(lateMs, 1)).toBeLessThan(3_000 + 10 * quantile(lag, 1));
    });

    test("shareFailure: a failed session counts one attempt for each check of its site, however soon it is due again", async () => {
      let sessions = 0;
      const stage = await smallStage(backend, {
        // Due again before the failure is shared with all of them.
        settings: { retryScheduleMs: Array.from({ length: 100 }, (_, at) => at + 1) },
        async probe(plan) {
          sessions += 1;
          const host = plan.hosts[0]?.host ?? "";
          return sessions > 2 ? accepts(plan, host) : refuses(host);
        },
      });
      stages.push(stage);
      const runId = await stage.run(people("shared.example", 20));
      await stage.addWorker();
      await expect.poll(async () => (await stage.state(runId)).done, { timeout: 30_000, interval: 50 }).toBe(20);
      const { rows } = await stage.database.pool.query<{ reason: string; attempts: number }>(
        "SELECT reason, max(attempts)::int AS attempts FROM verdicts GROUP BY 1",
      );
      expect(rows).toEqual([{ reason: "accepted", attempts: 3 }]);
    });

    test("steerKey: a key that is resumed is asked at once, whatever it rested for, even if its lane is not woken", async () => {
      const stage = await smallStage(backend);
      stages.push(stage);
      await stage.run(["anna@rest.example"]);
      await recordRouted(stage.database, [routeTo("rest.example")], ["main"]);
      const nobody = async (): Promise<void> => {};
      const clock = { nowMs: () => Date.now(), random: () => 0.5 };
      const ports = { ...stage, clock, lanes: { open: nobody, wake: nobody, resolve: nobody } };
      const steer = (untilMs: number | null) =>
        steerKey(ports, {
          key: "mx.rest.example",
          egresses: ["main"],
          untilMs,
          audit: { actor: null, action: "pacing.suspended", subject: null },
        });
      await steer(Date.now() + 3_600_000);
      await stage.addWorker();
      const resting = "SELECT 1 FROM pacing_keys WHERE next_due_at > now() + interval '50 min' AND open_until IS NULL";
      await expect.poll(async () => (await stage.database.pool.query(resting)).rowCount, { timeout: 20_000 }).toBe(1);
      await steer(null);
      await expect.poll(() => stage.site.asked.length, { timeout: 3_000, interval: 20 }).toBe(1);
    });
  },
  { timeout: 120_000 },
);

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** How late this machine is, milliseconds: for a timer and a query, several times a second. */
function watchLag({ database }: SmallStage): { readonly stop: () => Promise<readonly number[]> } {
  const lags: number[] = [];
  const ended = new AbortController();
  const watching = (async () => {
    while (!ended.signal.aborted) {
      const startedMs = performance.now();
      await new Promise((resolve) => void setTimeout(resolve, 100));
      await database.pool.query("SELECT 1");
      lags.push(performance.now() - startedMs - 100);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await watching;
      return lags;
    },
  };
}

/** Since when the oldest of the checks that are in a session at a site could have been asked. */
async function claimableSince({ database }: SmallStage, key: string): Promise<number> {
  const { rows } = await database.pool.query<{ since: number }>(
    `SELECT extract(epoch FROM GREATEST(min(k.due_at),
       to_timestamp((p.state -> 'suspension' ->> 'untilMs')::float8 / 1000)))::float8 * 1000 AS since
     FROM checks k JOIN pacing_keys p ON p.key = k.pacing_key WHERE k.pacing_key = $1 AND k.state = 'held' GROUP BY p.state`,
    [key],
  );
  return rows[0]?.since ?? Date.now();
}

function refuses(host: string): SessionReport {
  const evidence = {
    type: "reply",
    stage: "connect",
    subject: "session",
    code: 421,
    enhanced: "4.7.0",
    text: "4.7.0 Too many connections from your IP, slow down",
    host,
    provider: null,
    atMs: Date.now(),
    durationMs: 5,
  } as const;
  return report(host, { ending: { type: "refused", evidence } });
}

function accepts(plan: SessionPlan, host: string): SessionReport {
  const reply = { type: "reply", stage: "rcpt", host, provider: null, atMs: Date.now(), durationMs: 5 } as const;
  const yes = { ...reply, subject: "recipient", code: 250, enhanced: "2.1.5", text: "2.1.5 Ok" } as const;
  const no = { ...reply, subject: "control", code: 550, enhanced: "5.1.1", text: "5.1.1 User unknown" } as const;
  return report(host, {
    answers: plan.recipients.map(({ id }) => ({ id, evidence: [yes] })),
    controls: [...plan.controls.keys()].map((domain) => ({ domain, evidence: no })),
    askedRecipients: plan.recipients.length,
  });
}

function report(host: string, over: Partial<SessionReport>): SessionReport {
  return {
    answers: [],
    unanswered: [],
    controls: [],
    contrasts: [],
    ending: { type: "completed" },
    cut: null,
    tlsBroken: false,
    pipeliningBroken: false,
    host,
    refusedRecipients: 0,
    askedRecipients: 0,
    durationMs: 5,
    transcript: null,
    ...over,
  };
}
