import { classify, type Evidence, type ReplyEvidence } from "@rollcall/verdict";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { SessionReport, SessionStep } from "@rollcall/smtp";
import type { TurnObserver } from "./turn-log.ts";
import { PROVIDERS } from "@rollcall/providers";

/** Servers answer within milliseconds, or delay for tens of seconds on purpose (tarpits, greet delays). */
const STEP_BUCKETS_S = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const SESSION_BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 180];

/** Metric labels of session steps; other steps are not timed. */
const STAGES: Readonly<Partial<Record<SessionStep["step"], string>>> = {
  connect: "connect",
  banner: "banner",
  ehlo: "ehlo",
  starttls: "tls",
  mail: "mail",
  rcpt: "rcpt",
  control: "rcpt",
};

/** Metrics of this process's sessions and turns. */
export function sessionMetrics(registry: Registry): TurnObserver {
  const { open, stage } = instruments(registry);
  const turn = turnMetrics(registry);
  const countSession = sessionCounts(registry);
  return {
    sessionBegan: () => open.inc(),
    sessionEnded: () => open.dec(),
    sessionStep(step) {
      const name = STAGES[step.step];
      if (name !== undefined && step.durationMs !== null) stage.observe({ stage: name }, step.durationMs / 1_000);
    },
    turnEnded({ end, durationMs, session }) {
      turn.ended.inc({ end });
      turn.seconds.observe(durationMs / 1_000);
      if (session !== null) countSession(session.provider, session.report);
    },
  };
}

function instruments(registry: Registry): { readonly open: Gauge; readonly stage: Histogram } {
  const registers = [registry];
  const open = new Gauge({ name: "rollcall_sessions_open", help: "SMTP sessions open in this process", registers });
  const help = "Time that a step of a session took";
  const buckets = STEP_BUCKETS_S;
  return {
    open,
    stage: new Histogram({ name: "rollcall_stage_seconds", help, labelNames: ["stage"], buckets, registers }),
  };
}

function turnMetrics(registry: Registry): { readonly ended: Counter; readonly seconds: Histogram } {
  const registers = [registry];
  const ended = new Counter({
    name: "rollcall_turns_total",
    help: "Turns of lanes by how they ended",
    labelNames: ["end"],
    registers,
  });
  const help = "Time that a turn took: claiming, the session, recording";
  return {
    ended,
    seconds: new Histogram({ name: "rollcall_turn_seconds", help, buckets: SESSION_BUCKETS_S, registers }),
  };
}

function sessionCounts(registry: Registry): (provider: string | null, report: SessionReport) => void {
  const counter = (name: string, help: string, labelNames: string[]): Counter =>
    new Counter({ name: `rollcall_${name}_total`, help, labelNames, registers: [registry] });
  const sessions = counter("sessions", "SMTP sessions by how they ended", ["provider", "ending"]);
  const replies = counter("replies", "Answers of mail servers by what they mean", ["provider", "class"]);
  const failures = counter("failures", "Sessions that failed without usable words of a server", ["failure"]);
  const recipients = counter("recipients", "RCPT commands, controls included: asked, and refused with 5xx", [
    "provider",
    "answer",
  ]);
  const seconds = new Histogram({
    name: "rollcall_session_seconds",
    help: "Time that a session took, from connecting to QUIT",
    labelNames: ["ending"],
    buckets: SESSION_BUCKETS_S,
    registers: [registry],
  });
  return (knownProvider, report) => {
    const { ending, askedRecipients, refusedRecipients, durationMs } = report;
    const provider = providerLabel(knownProvider);
    sessions.inc({ provider, ending: ending.type });
    recipients.inc({ provider, answer: "asked" }, askedRecipients);
    recipients.inc({ provider, answer: "refused" }, refusedRecipients);
    seconds.observe({ ending: ending.type }, durationMs / 1_000);
    for (const reply of repliesOf(report))
      replies.inc({ provider, class: classify(reply, reply.provider ?? knownProvider).class });
    if ("evidence" in ending && ending.evidence.type === "failure") failures.inc({ failure: ending.evidence.failure });
  };
}

/** Each reply once: a reply about the whole site is in the evidence of every address. */
function repliesOf(report: SessionReport): ReadonlySet<ReplyEvidence> {
  const all: readonly Evidence[] = [
    ...report.answers.flatMap(({ evidence }) => evidence),
    ...report.controls.map(({ evidence }) => evidence),
    ...("evidence" in report.ending ? [report.ending.evidence] : []),
  ];
  return new Set(all.filter((evidence) => evidence.type === "reply"));
}

const KNOWN: ReadonlySet<string> = new Set(PROVIDERS.map(({ name }) => name));

/** A provider as a metric label: known ones by name, all others as `other`, which bounds the cardinality. */
export function providerLabel(provider: string | null): string {
  return provider !== null && KNOWN.has(provider) ? provider : "other";
}
