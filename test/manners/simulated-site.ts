import { DEFAULT_RETRY_SCHEDULE, type PacingState, parseRetrySchedule } from "@rollcall/pacing";
import { probe } from "@rollcall/prober";
import type { SessionReport } from "@rollcall/smtp";
import { KeyPace } from "../../packages/core/src/lanes/pace.ts";
import { type JudgedSession, judgeSession } from "../../packages/core/src/turns/judge-session.ts";
import { planSession } from "../../packages/core/src/turns/plan-session.ts";
import type { CatchAllFact, ClaimedContact } from "../../packages/core/src/turns/turn.ts";
import type { VerificationSettings } from "../../packages/core/src/settings.ts";
import { claimed, sessionReport } from "../../packages/core/src/testing/session.ts";
import { TEST_SETTINGS } from "../../packages/core/src/testing/settings.ts";
import { type Peer, serve } from "../../packages/prober/src/testing/scripted-server.ts";

const DOMAIN = "shop.example";
const START_MS = Date.UTC(2026, 4, 4, 9);

/** Virtual time that a server takes for an answer to RCPT. */
const ANSWER_MS = 100;

/** The simulation gives up on what is open after this time. */
const LIMIT_MS = 10 * 86_400_000;

/** What a server knows when it is asked for a name. */
interface Question {
  readonly name: string;
  readonly nowMs: number;
  /** RCPT commands of this connection, this one included. */
  readonly nth: number;
}

/** A reply to RCPT, or how the connection ends instead. A 421 ends it as well. */
export type Answer = (question: Question) => string;

export interface SimulatedSite {
  /** Local parts, in the order of the list. */
  readonly names: readonly string[];
  readonly answer: Answer;
  /** The reply to RSET; default: 250. */
  readonly reset?: (nth: number) => string;
  readonly seed?: number;
}

/** What a simulated run came to. */
export interface SimulatedRun {
  /** `status reason` by local part; what was open at the end is missing. */
  readonly said: Readonly<Record<string, string>>;
  /** From the start to the last verdict. */
  readonly hours: number;
  readonly sessions: number;
  /** RCPT commands. */
  readonly asked: number;
  /** Sessions that the server ended. */
  readonly broken: number;
  /** The key's rate at the end, in addresses per minute. */
  readonly ratePerMinute: number;
}

type Open = ClaimedContact & { readonly dueAtMs: number };

/** A run and its site, between two sessions. */
interface World {
  nowMs: number;
  state: PacingState | null;
  fact: CatchAllFact | null;
  guard: unknown;
  lastVerdictMs: number;
  sessions: number;
  asked: number;
  broken: number;
  readonly open: Map<string, Open>;
  readonly said: Record<string, string>;
  readonly random: () => number;
}

const PACE = new KeyPace({ pacing: {} }, "mx.shop.example");
const SITE = {
  id: "1",
  provider: null,
  hosts: [{ host: "127.0.0.1", preference: 10 }],
  tlsBrokenUntil: null,
  pipeliningBrokenUntil: null,
};

/**
 * A run over one site, with the product's own functions, its default policy and a virtual clock: one lane claims, plans, asks over
 * a connection, judges, and waits as long as the pace says.
 */
export async function simulate({ names, answer, reset, seed = 1 }: SimulatedSite): Promise<SimulatedRun> {
  const world: World = {
    nowMs: START_MS,
    state: null,
    fact: null,
    guard: null,
    lastVerdictMs: START_MS,
    sessions: 0,
    asked: 0,
    broken: 0,
    open: new Map(names.map((name): [string, Open] => [name, { ...claimed(name), dueAtMs: START_MS }])),
    said: {},
    random: chance(seed),
  };
  const server = await serve((peer) =>
    talk(peer, {
      reset: reset ?? (() => "250 Ok"),
      answer(name, nth) {
        world.nowMs += ANSWER_MS;
        world.asked += 1;
        return answer({ name, nth, nowMs: world.nowMs });
      },
    }),
  );
  const settings = {
    ...TEST_SETTINGS,
    retryScheduleMs: schedule(),
    smtpPort: server.port,
    allowPrivateAddresses: true,
  };
  while (world.open.size > 0 && world.nowMs < START_MS + LIMIT_MS) await takeTurn(world, settings);
  await server.stop();
  const { said, sessions, asked, broken } = world;
  const { ratePerMinute } = PACE.read(world.state, world.nowMs);
  return { said, hours: (world.lastVerdictMs - START_MS) / 3_600_000, sessions, asked, broken, ratePerMinute };
}

async function takeTurn(world: World, settings: VerificationSettings): Promise<void> {
  const permission = PACE.permit(PACE.read(world.state, world.nowMs), 0, world.nowMs);
  if (permission.type === "end") throw new Error("The first lane may always be open.");
  const firstDueMs = Math.min(...[...world.open.values()].map(({ dueAtMs }) => dueAtMs));
  if (permission.type === "wait" || firstDueMs > world.nowMs) {
    world.nowMs = permission.type === "wait" ? permission.untilMs : firstDueMs;
    return;
  }
  world.state = permission.state;
  const contacts = claim(world, permission.limit);
  const report = await holdSession(world, settings, contacts, permission.refusals);
  const met = { report, contacts, provider: null };
  const now = { nowMs: world.nowMs, random: world.random() };
  const [state, { nextTurnAtMs }] = PACE.afterSession(PACE.read(world.state, now.nowMs), 0, met, now);
  world.state = state;
  world.nowMs = Math.max(now.nowMs + 1, nextTurnAtMs);
}

/** Due checks, the longest due first, with what is known of the domain. */
function claim({ open, nowMs, fact }: World, limit: number): ClaimedContact[] {
  const known = {
    catchAll: fact?.catchAll ?? null,
    catchAllAskedAt: fact?.askedAt ?? null,
    catchAllExpiresAt: fact?.expiresAt ?? null,
    controlAddress: fact?.controlAddress ?? null,
  };
  return [...open.values()]
    .filter(({ dueAtMs }) => dueAtMs <= nowMs)
    .sort((a, b) => a.dueAtMs - b.dueAtMs)
    .slice(0, limit)
    .map((one): ClaimedContact => Object.assign({}, one, known));
}

async function holdSession(
  world: World,
  settings: VerificationSettings,
  contacts: readonly ClaimedContact[],
  refusals: number,
): Promise<SessionReport> {
  const [egress] = settings.egresses;
  if (!egress) throw new Error("There is no egress.");
  const { random } = world;
  const policy = PACE.sessionPolicy(refusals, world.state, world.nowMs);
  const plan = planSession({ egress, site: SITE, contacts, policy, settings, nowMs: world.nowMs, random });
  const isIdle = plan.recipients.length + (plan.controlsAlone ?? []).length === 0;
  const resolveHost = (): Promise<never> => Promise.reject(new Error("An address needs no lookup."));
  const report = isIdle ? sessionReport({}) : await probe(plan, { resolveHost, nowMs: () => world.nowMs, random });
  if (!isIdle) world.sessions += 1;
  if (report.cut !== null) world.broken += 1;
  const session = {
    contacts,
    report,
    controls: plan.controls,
    controlsElsewhere: new Set<string>(),
    provider: null,
    roleIsRisky: false,
    random,
  };
  record(world, contacts, {
    ...session,
    retryScheduleMs: settings.retryScheduleMs,
    hasOtherEgress: false,
    nowMs: world.nowMs,
  });
  return report;
}

function record(world: World, contacts: readonly ClaimedContact[], session: JudgedSession): void {
  const { open, nowMs } = world;
  const judged = judgeSession(session, world.guard);
  world.guard = judged.guard;
  world.fact = judged.catchAlls[0] ?? world.fact;
  for (const { contactId } of contacts) later(open, contactId, { dueAtMs: nowMs });
  for (const { contactId, dueAt, evidence, isCounted } of judged.retries) {
    const { attempts = 0, firstAttemptAt = null } = open.get(contactId) ?? {};
    const counted = isCounted ? { attempts: attempts + 1, firstAttemptAt: firstAttemptAt ?? new Date(nowMs) } : {};
    later(open, contactId, { evidence, dueAtMs: dueAt.getTime(), ...counted });
  }
  for (const { contactId, status, reason } of judged.verdicts) {
    open.delete(contactId);
    world.said[contactId] = `${status} ${reason}`;
    world.lastVerdictMs = nowMs;
  }
}

function later(open: Map<string, Open>, contactId: string, change: Partial<Open>): void {
  const before = open.get(contactId);
  if (before) open.set(contactId, { ...before, ...change });
}

function schedule(): readonly number[] {
  const parsed = parseRetrySchedule(DEFAULT_RETRY_SCHEDULE);
  if (parsed.type === "problem") throw new Error(parsed.problem);
  return parsed.delaysMs;
}

interface Told {
  readonly answer: (name: string, nth: number) => string;
  readonly reset: (nth: number) => string;
}

async function talk(peer: Peer, { answer, reset }: Told): Promise<void> {
  const nth = { rcpt: 0, rset: 0 };
  peer.say(`220 mx.${DOMAIN} ESMTP`);
  for (;;) {
    const line = await peer.hear();
    if (line === null) return;
    const name = /^RCPT TO:<([^@]*)@/u.exec(line)?.[1];
    if (name === undefined) peer.say(line === "QUIT" ? "221 Bye" : line === "RSET" ? reset((nth.rset += 1)) : "250 Ok");
    else if (!tell(peer, answer(name, (nth.rcpt += 1)))) return;
    if (line === "QUIT") return peer.hangUp();
  }
}

/** Returns whether the connection goes on. */
function tell(peer: Peer, answer: string): boolean {
  if (answer === "reset") peer.reset();
  else if (answer === "close") peer.hangUp();
  else peer.say(answer);
  if (answer.startsWith("421")) peer.hangUp();
  return /^[245]/u.test(answer) && !answer.startsWith("421");
}

/** Numbers in [0, 1), the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
