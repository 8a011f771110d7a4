import type {
  ClaimedContact,
  Clock,
  Lane,
  LaneOpener,
  ProberPorts,
  SessionPlan,
  SessionReport,
  Store,
  TurnRequest,
  TurnSite,
} from "@rollcall/ports";
import type { Pace, PacingState } from "@rollcall/pacing";
import { lanesOf, permitTurn, sessionPolicy, stepPace } from "../pace.ts";
import type { VerificationSettings } from "../settings.ts";
import { judgeSession } from "./judge-session.ts";
import { planSession } from "./plan-session.ts";
import { sharedEvidence, shareFailure } from "./share-failure.ts";
import { watchSteps } from "./watch-steps.ts";

/** A site whose TLS failed is spoken to in plain for this long; KumoMTA remembers it as long. */
const TLS_BROKEN_MS = 3 * 86_400_000;

export interface TurnPorts {
  readonly store: Store;
  readonly lanes: LaneOpener;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  readonly resolveHost: ProberPorts["resolveHost"];
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Aborted when the process stops: sessions QUIT, checks that were not reached go back. */
  readonly signal: AbortSignal;
}

/** How a lane's turn ended: it is taken again at a time, or the lane is closed. */
export type LaneEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };

/**
 * A lane's turn: claims due checks of one site, holds one session, records what it learned, and says when the next turn
 * may be. `id` is the name that the checks are held under.
 */
export async function takeTurn(ports: TurnPorts, lane: Lane, id: string): Promise<LaneEnd> {
  const { store, settings, clock } = ports;
  if (ports.signal.aborted) return { type: "again", atMs: clock.nowMs() };
  const request: TurnRequest = { pacingKey: lane.pacingKey, egress: lane.egress, laneId: id };
  let refusals = 0;
  const start = await store.beginTurn<PacingState>(request, (state) => {
    const permission = permitTurn(settings, lane, state, clock.nowMs());
    if (permission.type === "start") refusals = permission.refusals;
    return permission;
  });
  switch (start.type) {
    case "end":
      return { type: "end" };
    case "wait":
      await store.keepOpen(lane.pacingKey, lane.egress, new Date(start.untilMs));
      return { type: "again", atMs: start.untilMs };
    case "idle":
      return await rest(ports, lane);
    case "claimed":
      return await holdSession(ports, lane, request, { ...start, refusals });
  }
}

/** Nothing is due now. What is due soon is waited for; for the rest the sweeper opens lanes again. */
async function rest({ store }: TurnPorts, lane: Lane): Promise<LaneEnd> {
  await store.recordIdle(lane.pacingKey, lane.egress);
  return { type: "end" };
}

interface ClaimedTurn {
  readonly site: TurnSite;
  readonly contacts: readonly ClaimedContact[];
  /** Refusals that the key's budget has left for this session. */
  readonly refusals: number;
}

async function holdSession(
  ports: TurnPorts,
  lane: Lane,
  request: TurnRequest,
  { site, contacts, refusals }: ClaimedTurn,
): Promise<LaneEnd> {
  const { store, settings, clock } = ports;
  const policy = sessionPolicy(settings, lane.pacingKey, refusals);
  const random = (): number => clock.random();
  const plan = planSession({ site, contacts, policy, settings, nowMs: clock.nowMs(), random });
  const steps = watchSteps(store, contacts, site, clock.nowMs());
  const report = await ports.probe(plan, {
    resolveHost: ports.resolveHost,
    nowMs: () => clock.nowMs(),
    random,
    signal: ports.signal,
    ...(steps.onStep && { onStep: steps.onStep }),
  });
  await steps.written();
  const nowMs = clock.nowMs();
  const session = {
    report,
    controls: plan.controls,
    provider: site.provider,
    roleIsRisky: settings.roleIsRisky,
    retryScheduleMs: settings.retryScheduleMs,
    nowMs,
    random,
  };
  const judgement = judgeSession({ ...session, contacts });
  let pace: Pace | undefined;
  const recorded = await store.recordTurn<PacingState>({
    ...request,
    ...judgement,
    handBackAt: new Date(nowMs),
    site: {
      id: site.id,
      tlsBrokenUntil: report.tlsBroken ? new Date(nowMs + TLS_BROKEN_MS) : site.tlsBrokenUntil,
      guard: site.guard,
    },
    freshFor: settings.freshFor,
    step(state) {
      const [next, paceThen] = stepPace(
        settings,
        lane,
        state,
        { report, provider: site.provider },
        { nowMs, random: random() },
      );
      pace = paceThen;
      return next;
    },
  });
  const shared = sharedEvidence(report, site.provider);
  if (shared !== null) await shareFailure(store, request, site, shared, session, settings.freshFor);
  return await goOn(ports, lane, pace ?? { nextTurnAtMs: nowMs, lanes: 1, suspendedUntilMs: null }, recorded.nextDueAt);
}

/** Beyond this, a lane is closed rather than kept asleep: the sweeper opens it again when something is due. */
const SLEEP_LIMIT_MS = 15_000;

async function goOn(ports: TurnPorts, lane: Lane, pace: Pace, nextDueAt: Date | null): Promise<LaneEnd> {
  const { store, lanes, clock } = ports;
  if (nextDueAt === null || nextDueAt.getTime() > clock.nowMs() + SLEEP_LIMIT_MS) return await rest(ports, lane);
  if (lane.number === 0 && pace.lanes > 1) await lanes.open(lanesOf(lane.pacingKey, lane.egress, pace.lanes).slice(1));
  const atMs = Math.max(pace.nextTurnAtMs, nextDueAt.getTime());
  await store.keepOpen(lane.pacingKey, lane.egress, new Date(atMs));
  return { type: "again", atMs };
}
