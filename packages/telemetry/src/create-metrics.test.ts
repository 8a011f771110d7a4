import type { ReplyEvidence } from "@rollcall/verdict";
import { expect, test } from "vitest";
import { createMetrics, type Metrics } from "./create-metrics.ts";
import type { SessionReport } from "@rollcall/smtp";
import type { Backlog } from "./backlog-metrics.ts";

const LANE = { pacingKey: "mx.example.com", egress: "main", number: 0 };

function reply(over: Partial<ReplyEvidence>): ReplyEvidence {
  const words = { code: 250, enhanced: null, text: "OK", host: "mx.example.com", provider: null };
  return { type: "reply", stage: "rcpt", subject: "recipient", ...words, atMs: 0, durationMs: 20, ...over };
}

function report(over: Partial<SessionReport>): SessionReport {
  return {
    answers: [],
    unanswered: [],
    controls: [],
    ending: { type: "completed" },
    cut: null,
    contrasts: [],
    tlsBroken: false,
    pipeliningBroken: false,
    host: "mx.example.com",
    refusedRecipients: 0,
    askedRecipients: 0,
    durationMs: 300,
    transcript: null,
    ...over,
  };
}

function observe(metrics: Metrics, provider: string | null, session: SessionReport): void {
  const turn = { lane: LANE, laneId: "mx.example.com@main#0", end: "again", againAtMs: 1, durationMs: 400 } as const;
  metrics.observer.turnEnded({ ...turn, session: { provider, hosts: [], report: session } });
}

const lines = async (metrics: Metrics, name: string): Promise<string[]> =>
  (await metrics.render()).body
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));

test("createMetrics: a session is counted by its ending, each of its answers by its class, and who was asked", async () => {
  const metrics = createMetrics();
  const unknown = reply({ code: 550, enhanced: "5.1.1", text: "5.1.1 User unknown" });
  const answers = [
    { id: "1", evidence: [reply({})] },
    { id: "2", evidence: [unknown] },
  ];
  observe(metrics, null, report({ answers, askedRecipients: 2, refusedRecipients: 1 }));
  expect(await lines(metrics, "rollcall_sessions_total")).toEqual([
    'rollcall_sessions_total{provider="other",ending="completed"} 1',
  ]);
  expect(await lines(metrics, "rollcall_replies_total")).toEqual([
    'rollcall_replies_total{provider="other",class="accepted"} 1',
    'rollcall_replies_total{provider="other",class="no_mailbox"} 1',
  ]);
  expect(await lines(metrics, "rollcall_recipients_total")).toEqual([
    'rollcall_recipients_total{provider="other",answer="asked"} 2',
    'rollcall_recipients_total{provider="other",answer="refused"} 1',
  ]);
  expect(await lines(metrics, "rollcall_turns_total")).toEqual(['rollcall_turns_total{end="again"} 1']);
});

test("createMetrics: a refusal that stands for all addresses of a session is one answer", async () => {
  const metrics = createMetrics();
  const refusal = reply({ code: 554, stage: "connect", subject: "session", text: "5.7.1 blocked using a list" });
  const answers = ["1", "2", "3"].map((id) => ({ id, evidence: [refusal] }));
  observe(metrics, "google", report({ answers, ending: { type: "refused", evidence: refusal } }));
  expect(await lines(metrics, "rollcall_replies_total")).toEqual([
    'rollcall_replies_total{provider="google",class="blocked"} 1',
  ]);
});

test("createMetrics: lists don't create labels: unknown sites and providers are `other`", async () => {
  const metrics = createMetrics();
  for (const name of ["a.example", "b.example", "c.example"]) observe(metrics, name, report({ host: name }));
  expect(await lines(metrics, "rollcall_sessions_total")).toEqual([
    'rollcall_sessions_total{provider="other",ending="completed"} 3',
  ]);
});

test("createMetrics: the steps of sessions are timed by name, and open sessions counted", async () => {
  const metrics = createMetrics();
  metrics.observer.sessionBegan();
  const step = { atMs: 0, host: "mx.example.com", detail: null, code: null };
  for (const name of ["connect", "banner", "ehlo", "starttls", "mail", "rcpt", "control"] as const) {
    metrics.observer.sessionStep({ ...step, step: name, durationMs: null });
    metrics.observer.sessionStep({ ...step, step: name, durationMs: 40 });
  }
  metrics.observer.sessionStep({ ...step, step: "quit", durationMs: 40 });
  const counts = await lines(metrics, "rollcall_stage_seconds_count");
  expect(counts).toEqual(
    ["connect", "banner", "ehlo", "tls", "mail"]
      .map((stage) => `rollcall_stage_seconds_count{stage="${stage}"} 1`)
      .concat('rollcall_stage_seconds_count{stage="rcpt"} 2'),
  );
  expect(await lines(metrics, "rollcall_sessions_open")).toEqual(["rollcall_sessions_open 1"]);
});

const BACKLOG: Backlog = {
  runs: [{ state: "running", count: 2 }],
  addressesOpen: 70,
  checks: [{ state: "due", count: 60 }],
  lanesOpen: 5,
  suspensions: [
    { provider: null, because: "failures", count: 3 },
    { provider: "nobody-knows", because: "failures", count: 1 },
    { provider: "google", because: "rate", count: 1 },
  ],
  oldestDueSeconds: 12,
  oldestRunSeconds: 99,
  workersAlive: 4,
};

test("createMetrics: the backlog is counted at most once per interval, however often it is scraped", async () => {
  const metrics = createMetrics();
  let nowMs = 0;
  let read = 0;
  const readBacklog = async (): Promise<Backlog> => {
    read += 1;
    return BACKLOG;
  };
  const readQueueJobs = async () => [{ queue: "probe.google", state: "delayed", count: 7 }];
  const readRests = async () => [{ egress: "second", because: "listed" }];
  metrics.watchBacklog({ readBacklog, readRests, readQueueJobs, nowMs: () => nowMs, onFailure: () => {} });
  expect(await lines(metrics, "rollcall_keys_suspended")).toEqual([
    'rollcall_keys_suspended{provider="other",because="failures"} 4',
    'rollcall_keys_suspended{provider="google",because="rate"} 1',
  ]);
  expect(await lines(metrics, "rollcall_queue_jobs")).toEqual([
    'rollcall_queue_jobs{queue="probe.google",state="delayed"} 7',
  ]);
  expect(await lines(metrics, "rollcall_egresses_resting")).toEqual([
    'rollcall_egresses_resting{egress="second",because="listed"} 1',
  ]);
  expect(await lines(metrics, "rollcall_addresses_open")).toEqual(["rollcall_addresses_open 70"]);
  expect(read).toBe(1);
  nowMs = 15_000;
  await metrics.render();
  expect(read).toBe(2);
});

test("createMetrics: a backlog that can't be counted is left open, not shown as it was", async () => {
  const metrics = createMetrics();
  const failures: unknown[] = [];
  let nowMs = 0;
  const readBacklog = async (): Promise<Backlog> => (nowMs === 0 ? BACKLOG : Promise.reject(new Error("away")));
  const readQueueJobs = async () => [];
  const readRests = async () => {
    if (nowMs > 0) throw new Error("away");
    return [{ egress: "second", because: "listed" }];
  };
  const onFailure = (error: unknown): void => void failures.push(error);
  metrics.watchBacklog({ readBacklog, readRests, readQueueJobs, nowMs: () => nowMs, onFailure });
  await metrics.render();
  nowMs = 60_000;
  expect(await lines(metrics, "rollcall_addresses_open")).toEqual(["rollcall_addresses_open Nan"]);
  expect(await lines(metrics, "rollcall_runs")).toEqual([]);
  expect(await lines(metrics, "rollcall_egresses_resting")).toEqual([]);
  expect(failures).toHaveLength(2);
});
