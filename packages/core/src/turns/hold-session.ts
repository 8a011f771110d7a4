import type { Pace, PacingState, Lane } from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import type { SessionReport, SessionStep } from "@rollcall/smtp";
import { announce } from "../lanes/due-keys.ts";
import type { KeyPace } from "../lanes/pace.ts";
import { shareKey } from "../lanes/share-key.ts";
import { addSteps, type CheckStep } from "../runs/step.ts";
import { egressNames, type NamedEgress, type VerificationSettings } from "../settings.ts";
import { type JudgedSession, judgeSession } from "./judge-session.ts";
import { addUnasked } from "./egress-failure.ts";
import { knowing } from "./known-controls.ts";
import { nextTurn, openFurtherLanes } from "./next-turn.ts";
import { planSession, withoutControls } from "./plan-session.ts";
import { sendScouts } from "./scouts.ts";
import { isAboutUs, isRefusal, sharedEvidence, shareFailure } from "./share-failure.ts";
import type { ClaimedContact, LaneEnd, NextTurn, TurnPorts, TurnRequest, TurnSite } from "./turn.ts";

/** A site whose STARTTLS failed is used without TLS for this long, as in KumoMTA. */
const TLS_BROKEN_MS = 3 * 86_400_000;

/** A server that announces PIPELINING and breaks off is asked one by one for this long. Ours: software is replaced more seldom than certificates. */
const PIPELINING_BROKEN_MS = 30 * 86_400_000;

/** The claim of a lane. */
export interface ClaimedTurn {
  readonly site: TurnSite;
  readonly contacts: readonly ClaimedContact[];
  /** Domains whose control another lane is asking. */
  readonly controlsElsewhere: ReadonlySet<string>;
  /** Refusals left in the key's budget. */
  readonly refusals: number;
  /** The key's pace as it was granted; null: the key is new. */
  readonly state: PacingState | null;
}

/** Holds a session for claimed checks, records the results, and returns when the lane's next turn may be. */
export async function holdSession(
  ports: TurnPorts,
  pace: KeyPace,
  lane: Lane,
  request: TurnRequest,
  claimed: ClaimedTurn,
): Promise<LaneEnd> {
  const { database, settings, clock } = ports;
  const { site } = claimed;
  const held = await ask(ports, pace, lane, claimed);
  const { next, state, nextDueAt } = await record(ports, pace, lane, request, claimed, held);
  const shared = sharedEvidence(held.report, site.provider, settings.egresses.length > 1);
  if (shared !== null) await shareFailure(database, request, site, shared, held, settings.freshFor);
  await shareKey(database, settings, lane, state, held.nowMs);
  if (held.report.ending.type === "egress_failed") await wakeOthers(ports, lane);
  if (next.type === "rest") return { type: "end" };
  if (nextDueAt !== null && nextDueAt.getTime() <= clock.nowMs()) await openFurtherLanes(ports, pace, lane, state);
  return { type: "again", atMs: next.at.getTime() };
}

async function ask(
  ports: TurnPorts,
  pace: KeyPace,
  lane: Lane,
  { site, contacts, controlsElsewhere, refusals, state }: ClaimedTurn,
): Promise<JudgedSession> {
  const { database, settings, clock } = ports;
  const policy = pace.sessionPolicy(refusals, state, clock.nowMs());
  const random = (): number => clock.random();
  const planned = { egress: egressOf(settings, lane), site, contacts, policy, settings, nowMs: clock.nowMs(), random };
  const plan = withoutControls(planSession(planned), controlsElsewhere);
  const steps = watchSteps(database, contacts, site, clock.nowMs());
  const isIdle = plan.recipients.length === 0 && (plan.controlsAlone ?? []).length === 0;
  const report = isIdle
    ? NOTHING_TO_ASK
    : await ports.probe(plan, {
        resolveHost: ports.resolveHost,
        nowMs: () => clock.nowMs(),
        random,
        signal: ports.signal,
        stopsSession: (reply) => isAboutUs(reply, site.provider),
        ...(steps.onStep && { onStep: steps.onStep }),
      });
  await steps.written();
  return {
    contacts,
    report,
    controls: plan.controls,
    controlsElsewhere,
    provider: site.provider,
    roleIsRisky: settings.roleIsRisky,
    retryScheduleMs: settings.retryScheduleMs,
    hasOtherEgress: settings.egresses.length > 1,
    nowMs: clock.nowMs(),
    random,
  };
}

/** Stored facts about the domain decide all claimed checks. */
const NOTHING_TO_ASK: SessionReport = {
  answers: [],
  unanswered: [],
  controls: [],
  ending: { type: "completed" },
  cut: null,
  contrasts: [],
  tlsBroken: false,
  pipeliningBroken: false,
  host: null,
  refusedRecipients: 0,
  askedRecipients: 0,
  durationMs: 0,
  transcript: null,
};

/** What this egress could not ask may be due at others. */
async function wakeOthers({ database, settings, clock }: TurnPorts, { pacingKey, egress }: Lane): Promise<void> {
  const others = egressNames(settings).filter((name) => name !== egress);
  await announce(database.pool, [pacingKey], others, new Date(clock.nowMs()));
}

interface AfterSession {
  readonly next: NextTurn;
  readonly state: PacingState;
  readonly nextDueAt: Date | null;
}

async function record(
  { turns, settings, clock }: TurnPorts,
  pace: KeyPace,
  lane: Lane,
  request: TurnRequest,
  { site }: ClaimedTurn,
  session: JudgedSession,
): Promise<AfterSession> {
  const { report, contacts, nowMs, random } = session;
  const met = { report, contacts, provider: site.provider };
  let may: Pick<Pace, "nextTurnAtMs"> = { nextTurnAtMs: nowMs };
  const after: { next: NextTurn } = { next: { type: "again", at: new Date(nowMs) } };
  const recorded = await turns.recordTurn({
    ...request,
    addresses: contacts.length,
    controlsElsewhere: session.controlsElsewhere,
    judge: (guard, elsewhere) => {
      const now = knowing(session, elsewhere);
      return addUnasked(now, judgeSession(now, guard));
    },
    scouts: (judgement) => sendScouts(contacts, judgement),
    isUrgent: isRefusal(report, site.provider),
    requeueAt: new Date(nowMs),
    site: { id: site.id, ...brokenUntil(site, report, nowMs) },
    freshFor: settings.freshFor,
    step(stored) {
      const now = { nowMs, random: random() };
      const [stepped, allowed] = pace.afterSession(pace.read(stored, nowMs), lane.number, met, now);
      may = allowed;
      return stepped;
    },
    next(state, nextDueAt) {
      after.next = nextTurn(pace, lane, { state, may, nextDueAt }, clock.nowMs());
      return after.next;
    },
  });
  return { ...recorded, next: after.next };
}

type BrokenUntil = Pick<TurnSite, "tlsBrokenUntil" | "pipeliningBrokenUntil">;

function brokenUntil(site: TurnSite, { tlsBroken, pipeliningBroken }: SessionReport, nowMs: number): BrokenUntil {
  return {
    tlsBrokenUntil: tlsBroken ? new Date(nowMs + TLS_BROKEN_MS) : site.tlsBrokenUntil,
    pipeliningBrokenUntil: pipeliningBroken ? new Date(nowMs + PIPELINING_BROKEN_MS) : site.pipeliningBrokenUntil,
  };
}

function egressOf(settings: VerificationSettings, lane: Lane): NamedEgress {
  const found = settings.egresses.find(({ name }) => name === lane.egress);
  if (!found) throw new Error(`There is no egress ${lane.egress}.`);
  return found;
}

/** The steps of a session, to be stored for watchers. */
interface WatchedSteps {
  /** Undefined: not watched. */
  readonly onStep: ((step: SessionStep) => void) | undefined;
  /** Resolves when all steps so far are stored. Storage errors are dropped: steps don't affect verdicts. */
  written(): Promise<void>;
}

/** Stores the steps of a session for each watched check in it, in order. */
function watchSteps(
  database: Database,
  contacts: readonly ClaimedContact[],
  site: TurnSite,
  nowMs: number,
): WatchedSteps {
  const runIds = contacts.flatMap(({ watchedRunId }) => (watchedRunId === null ? [] : [watchedRunId]));
  if (runIds.length === 0) return { onStep: undefined, async written() {} };
  let waiting: CheckStep[] = [];
  let writing: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const steps = waiting;
      waiting = [];
      await Promise.all(runIds.map((runId) => addSteps(database, runId, steps))).catch(() => {});
    }
    writing = null;
  };
  const add = (step: CheckStep): void => {
    waiting.push(step);
    writing ??= write();
  };
  const hosts = site.hosts.map(({ host, preference }) => `${preference} ${host}`).join("\n");
  add({ atMs: nowMs, step: "mx", outcome: "ok", host: null, detail: hosts, code: null, durationMs: null });
  return { onStep: (step) => add(toCheckStep(step)), written: () => writing ?? Promise.resolve() };
}

function toCheckStep({ detail, code, ...step }: SessionStep): CheckStep {
  const outcome = detail === null && code === null ? "running" : code !== null && code >= 400 ? "failed" : "ok";
  return { ...step, detail, code, outcome };
}
