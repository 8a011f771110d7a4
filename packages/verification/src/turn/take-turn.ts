import type {
  ClaimedContact,
  Clock,
  Lane,
  LaneOpener,
  ProberPorts,
  RecordedTurn,
  SessionPlan,
  SessionReport,
  Store,
  TurnRequest,
  TurnSite,
} from "@rollcall/ports";
import type { Pace, PacingState } from "@rollcall/pacing";
import { lanesOf, permitTurn, sessionLifeMs, sessionPolicy, stepPace } from "../pace.ts";
import { shareKey } from "../egress/share-key.ts";
import type { NamedEgress, VerificationSettings } from "../settings.ts";
import { judgeSession } from "./judge-session.ts";
import { planSession } from "./plan-session.ts";
import { isAboutUs, sharedEvidence, shareFailure } from "./share-failure.ts";
import { sendScouts } from "./send-scouts.ts";
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
  /** Names this process among those that take turns. */
  readonly workerId: string;
  /** Lanes that this process holds a session for. A queue that lost its jobs may hand one out a second time. */
  readonly lanesHeld: Set<string>;
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
  const { clock } = ports;
  if (ports.signal.aborted) return { type: "again", atMs: clock.nowMs() };
  if (ports.lanesHeld.has(id)) return await sleepUntil(ports, lane, clock.nowMs() + TAKEN_PAUSE_MS);
  ports.lanesHeld.add(id);
  try {
    return await beginAndHold(ports, lane, id);
  } finally {
    ports.lanesHeld.delete(id);
  }
}

async function beginAndHold(ports: TurnPorts, lane: Lane, id: string): Promise<LaneEnd> {
  const { store, settings, clock } = ports;
  // A source that is no longer named in the settings: what waits for it is given to the others.
  if (!settings.served.includes(lane.egress)) return { type: "end" };
  const { pacingKey, egress } = lane;
  const request = { pacingKey, egress, laneId: id, workerId: ports.workerId };
  let refusals = 0;
  const start = await store.beginTurn<PacingState>(request, (state) => {
    const permission = permitTurn(settings, lane, state, clock.nowMs());
    if (permission.type !== "start") return permission;
    refusals = permission.refusals;
    return { ...permission, openUntil: new Date(clock.nowMs() + sessionLifeMs(settings, lane.pacingKey)) };
  });
  switch (start.type) {
    case "end":
      // What a dead predecessor of this lane held has been given back: the key's other lanes must hear of it.
      return await rest(ports, lane, null);
    case "wait":
      return await waitUntil(ports, lane, start.untilMs);
    case "idle":
      return await rest(ports, lane, null);
    case "taken":
      return await sleepUntil(ports, lane, clock.nowMs() + TAKEN_PAUSE_MS);
    case "claimed":
      try {
        return await holdSession(ports, lane, request, { ...start, refusals });
      } catch (error) {
        // Whoever takes the lane next must not wait for us. Should this fail as well, he takes over when we are silent.
        await store.abandonTurn(request).catch(() => {});
        throw error;
      }
  }
}

/** Until then a lane sleeps; beyond, it ends, so that keys that wait for hours take no room from others. */
const SLEEP_LIMIT_MS = 5_000;

/** How often a lane looks whether the session that another worker still holds for it is over. */
const TAKEN_PAUSE_MS = 1_000;

/** A lane sleeps no longer than this for want of due checks: somebody may ask for one at any moment. */
const IDLE_SLEEP_LIMIT_MS = 1_000;

/** The key may not be asked before a time. */
async function waitUntil(ports: TurnPorts, lane: Lane, untilMs: number): Promise<LaneEnd> {
  if (untilMs > ports.clock.nowMs() + SLEEP_LIMIT_MS) return await rest(ports, lane, untilMs);
  return await sleepUntil(ports, lane, untilMs);
}

/** The lane's next turn is at a time. */
async function sleepUntil({ store }: TurnPorts, lane: Lane, atMs: number): Promise<LaneEnd> {
  await store.keepOpen(lane.pacingKey, lane.egress, new Date(atMs));
  return { type: "again", atMs };
}

/** The lane ends. When something is due, and not before a time, the sweeper opens it again. */
async function rest({ store }: TurnPorts, lane: Lane, notBeforeMs: number | null): Promise<LaneEnd> {
  await store.recordIdle(lane.pacingKey, lane.egress, notBeforeMs === null ? null : new Date(notBeforeMs));
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
  const planned = { egress: egressOf(settings, lane), site, contacts, policy, settings, nowMs: clock.nowMs(), random };
  const plan = planSession(planned);
  const steps = watchSteps(store, contacts, site, clock.nowMs());
  const report = await ports.probe(plan, {
    resolveHost: ports.resolveHost,
    nowMs: () => clock.nowMs(),
    random,
    signal: ports.signal,
    stopsSession: (reply) => isAboutUs(reply, site.provider),
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
    hasOtherEgress: settings.egresses.length > 1,
    nowMs,
    random,
  };
  let pace: Pace | undefined;
  const recorded = await store.recordTurn<PacingState>({
    ...request,
    judge: (guard) => judgeSession({ ...session, contacts }, guard),
    scouts: (judgement) => sendScouts(contacts, judgement),
    handBackAt: new Date(nowMs),
    site: {
      id: site.id,
      tlsBrokenUntil: report.tlsBroken ? new Date(nowMs + TLS_BROKEN_MS) : site.tlsBrokenUntil,
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
  const shared = sharedEvidence(report, site.provider, settings.egresses.length > 1);
  if (shared !== null) await shareFailure(store, request, site, shared, session, settings.freshFor);
  await shareKey(store, settings, lane, recorded.state, nowMs);
  return await goOn(ports, lane, pace ?? { nextTurnAtMs: nowMs, lanes: 1, suspendedUntilMs: null }, recorded);
}

function egressOf(settings: VerificationSettings, lane: Lane): NamedEgress {
  const found = settings.egresses.find(({ name }) => name === lane.egress);
  if (!found) throw new Error(`There is no egress ${lane.egress}.`);
  return found;
}

async function goOn(ports: TurnPorts, lane: Lane, pace: Pace, recorded: RecordedTurn<PacingState>): Promise<LaneEnd> {
  const { lanes, clock, settings } = ports;
  const nowMs = clock.nowMs();
  const dueMs = recorded.nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (dueMs > Math.max(pace.nextTurnAtMs, nowMs + IDLE_SLEEP_LIMIT_MS))
    return await rest(ports, lane, pace.nextTurnAtMs);
  if (pace.lanes > 1 && dueMs <= nowMs) {
    const all = lanesOf(lane.pacingKey, lane.egress, pace.lanes);
    await lanes.open(all.filter(({ number }) => number !== lane.number));
  }
  // What holds the whole key up is waited for without a lane; what holds up this lane alone, in it.
  const permission = permitTurn(settings, lane, recorded.state, nowMs);
  if (permission.type === "wait" && permission.untilMs > nowMs + SLEEP_LIMIT_MS)
    return await rest(ports, lane, permission.untilMs);
  return await sleepUntil(ports, lane, Math.max(pace.nextTurnAtMs, dueMs));
}
