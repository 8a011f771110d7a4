import type { PacingPolicy } from "@rollcall/providers";
import type { Reason } from "@rollcall/verdict";
import { afterSession } from "../after-session.ts";
import { beforeSession } from "../before-session.ts";
import { nextAttempt } from "../next-attempt.ts";
import { initialPacingState, type PacingState } from "../pacing-state.ts";
import { policyFor } from "../policies.ts";
import type { SiteSignal } from "../session-outcome.ts";
import type { PendingRetries } from "../retries-left.ts";
import { type Backlog, timeLeft } from "../time-left.ts";
import { type Manner, mixOf, randomOf } from "./mix-of-sites.ts";

const MINUTE_MS = 60_000;

/** The default retry schedule. */
const SCHEDULE_MS = [6, 17, 35, 95, 210].map((minutes) => minutes * MINUTE_MS);

interface Check {
  readonly domain: number;
  readonly isMissing: boolean;
  dueMs: number;
  attempts: number;
  firstMs: number | null;
  reason: Reason | null;
}

interface SimulatedKey {
  readonly manner: Manner;
  readonly policy: PacingPolicy;
  state: PacingState;
  readonly checks: Set<Check>;
  /** Domains whose control was asked. */
  readonly controlled: Set<number>;
  sessions: number;
}

/** A mix of sites, run to its end in virtual time with the pace of the product. Times in milliseconds from the start. */
export interface MixRun {
  readonly name: string;
  readonly addresses: number;
  /** When a tenth was answered and a minute had passed, and the backlog then. */
  readonly at: number;
  readonly backlog: Backlog;
  readonly mostAtMs: number;
  readonly allAtMs: number;
  /** Backlogs at later times, while something was open. */
  readonly later: readonly Backlog[];
}

/** The first estimate of a mix, beside the truth, in minutes from then. */
export interface FirstEstimate {
  readonly name: string;
  readonly addresses: number;
  readonly said: number;
  readonly truth: number;
  readonly saidMost: number;
  readonly truthMost: number;
}

/** What is said of a mix when a tenth is answered. */
export function firstEstimate({ name, addresses, at, backlog, mostAtMs, allAtMs }: MixRun): FirstEstimate {
  const said = timeLeft(backlog);
  const minutes = (ms: number | null): number => ((ms ?? at) - at) / MINUTE_MS;
  const most = { saidMost: minutes(said.mostAtMs), truthMost: minutes(mostAtMs) };
  return { name, addresses, said: minutes(said.allAtMs), truth: minutes(allAtMs), ...most };
}

/** How far an estimate is off, as a factor of 1 or more. */
export function factorOff(said: number, truth: number): number {
  return Math.max(said / truth, truth / said);
}

/** Runs a mix to its end. Throws if it does not end. */
export function runMix(seed: number): MixRun {
  const run = new Simulation(seed);
  return run.toEnd();
}

class Simulation {
  readonly #seed: number;
  readonly #random: () => number;
  readonly #name: string;
  readonly #keys: readonly SimulatedKey[];
  readonly #addresses: number;
  readonly #events: { readonly atMs: number; readonly run: (nowMs: number) => void }[] = [];
  #done = 0;
  #refused = 0;
  #mostAtMs = 0;
  #allAtMs = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = randomOf(seed);
    const { name, manners } = mixOf(seed, this.#random);
    this.#name = name;
    this.#keys = manners.map((manner) => this.#keyOf(manner));
    this.#addresses = this.#keys.reduce((sum, { checks }) => sum + checks.size, 0);
  }

  toEnd(): MixRun {
    for (const key of this.#keys) this.#at(3_000 * this.#random(), (now) => this.#turn(key, 0, now));
    let first: { readonly at: number; readonly backlog: Backlog } | null = null;
    const later: Backlog[] = [];
    while (this.#done < this.#addresses) {
      const at = this.#step();
      if (at < MINUTE_MS || this.#done < this.#addresses / 10 || this.#done === this.#addresses) continue;
      first ??= { at, backlog: this.#backlog(at) };
      if (at >= (later.at(-1)?.nowMs ?? 0) + 5 * MINUTE_MS) later.push(this.#backlog(at));
    }
    if (first === null) throw new Error(`Mix ${this.#seed} was over at once.`);
    const ends = { mostAtMs: this.#mostAtMs, allAtMs: this.#allAtMs };
    return { name: this.#name, addresses: this.#addresses, ...first, ...ends, later };
  }

  #backlog(nowMs: number): Backlog {
    return { ...backlogOf(this.#keys, nowMs), done: this.#done, probed: this.#done, refused: this.#refused };
  }

  #keyOf(manner: Manner): SimulatedKey {
    const policy = policyFor(manner.pacingKey, {});
    const checks = manner.domains.flatMap((count, domain) =>
      Array.from({ length: count }, (): Check => {
        const isMissing = this.#random() < manner.missingShare;
        return { domain, isMissing, dueMs: 0, attempts: 0, firstMs: null, reason: null };
      }),
    );
    const state = initialPacingState(policy, 0);
    return { manner, policy, state, checks: new Set(checks), controlled: new Set(), sessions: 0 };
  }

  #at(atMs: number, run: (nowMs: number) => void): void {
    const events = this.#events;
    let [from, to] = [0, events.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (events[middle]!.atMs > atMs) from = middle + 1;
      else to = middle;
    }
    events.splice(from, 0, { atMs, run });
  }

  /** Runs the earliest event. */
  #step(): number {
    const event = this.#events.pop();
    if (event === undefined) throw new Error(`Mix ${this.#seed} stopped at ${this.#done} of ${this.#addresses}.`);
    event.run(event.atMs);
    return event.atMs;
  }

  #turn(key: SimulatedKey, lane: number, nowMs: number): void {
    const { policy, checks } = key;
    const again = (atMs: number): void => this.#at(atMs, (then) => this.#turn(key, lane, then));
    const due = [...checks].filter(({ dueMs }) => dueMs <= nowMs);
    if (due.length === 0) {
      const next = [...checks].reduce((least, { dueMs }) => Math.min(least, dueMs), Number.POSITIVE_INFINITY);
      if (lane === 0 && checks.size > 0) again(Number.isFinite(next) ? next : nowMs + 1_000);
      return;
    }
    const permission = beforeSession(policy, key.state, lane, nowMs);
    if (permission.type === "end") return;
    if (permission.type === "wait") return again(permission.untilMs);
    key.state = permission.state;
    const claimed = due.sort((a, b) => a.dueMs - b.dueMs).slice(0, permission.limit);
    for (const check of claimed) check.dueMs = Number.POSITIVE_INFINITY;
    if (due.length > claimed.length && lane + 1 < policy.sessions.max)
      this.#at(nowMs + 100, (then) => this.#turn(key, lane + 1, then));
    const { results, shared, ...outcome } = hold(key, claimed, permission.refusals, nowMs, this.#random);
    this.#at(nowMs + outcome.durationMs, (now) => {
      const [state, pace] = afterSession(policy, key.state, { lane, ...NOT_CUT, ...outcome }, now, this.#random());
      key.state = state;
      for (const { check, reason } of results) this.#settle(key, check, reason, now);
      if (shared !== null) for (const check of checks) if (check.dueMs <= nowMs) this.#settle(key, check, shared, now);
      again(Math.max(pace.nextTurnAtMs, now));
    });
  }

  /** `reason`: why it is asked again; null: it is answered. */
  #settle(key: SimulatedKey, check: Check, reason: Reason | null, nowMs: number): void {
    check.attempts += 1;
    check.firstMs ??= nowMs;
    const next =
      reason === null
        ? null
        : nextAttempt({
            reason,
            attempt: check.attempts,
            firstAttemptAtMs: check.firstMs,
            previousAttemptAtMs: null,
            nowMs,
            retryAfterMs: null,
            scheduleMs: SCHEDULE_MS,
            random: this.#random(),
          });
    if (next?.type === "retry_at") {
      check.dueMs = next.atMs;
      check.reason = reason;
      return;
    }
    key.checks.delete(check);
    if (reason === null && check.isMissing) this.#refused += 1;
    this.#done += 1;
    if (this.#mostAtMs === 0 && this.#done >= this.#addresses * 0.95) this.#mostAtMs = nowMs;
    if (this.#done === this.#addresses) this.#allAtMs = nowMs;
  }
}

interface HeldSession {
  readonly results: readonly { readonly check: Check; readonly reason: Reason | null }[];
  /** The reason of a failure that holds for the whole site; null: none. */
  readonly shared: Reason | null;
  readonly asked: number;
  readonly rejected: number;
  readonly through?: number;
  readonly durationMs: number;
  readonly signal: SiteSignal;
}

const NOT_CUT = { through: 0, isCleared: false, cut: null } as const;

/** A session of made-up servers. Addresses that it does not reach are due again at once. */
function hold(
  key: SimulatedKey,
  claimed: readonly Check[],
  refusals: number,
  nowMs: number,
  random: () => number,
): HeldSession {
  const { manner } = key;
  key.sessions += 1;
  if (manner.isDead) {
    const results = claimed.map((check) => ({ check, reason: "connection_failed" as const }));
    const signal = { type: "bad", words: null, retryAfterMs: null } as const;
    return { results, shared: "connection_failed", asked: 0, rejected: 0, durationMs: 20_000, signal };
  }
  if (key.sessions === manner.blocksAfter) {
    const results = claimed.map((check) => ({ check, reason: "rate_limited" as const }));
    const signal = { type: "block", kind: "rate", words: "421 slow down", retryAfterMs: null } as const;
    return { results, shared: null, asked: 1, rejected: 0, durationMs: 2_000, signal };
  }
  const results: { check: Check; reason: Reason | null }[] = [];
  let [asked, rejected] = [0, 0];
  for (const check of claimed) {
    if (rejected >= refusals) {
      check.dueMs = nowMs;
      continue;
    }
    asked += 1;
    if (manner.greylistMs > 0 && (check.firstMs === null || nowMs - check.firstMs < manner.greylistMs)) {
      results.push({ check, reason: "greylisted" });
      continue;
    }
    if (check.isMissing) rejected += 1;
    else if (!key.controlled.has(check.domain)) {
      key.controlled.add(check.domain);
      asked += 1;
      if (random() < 0.93) rejected += 1;
    }
    results.push({ check, reason: null });
  }
  const durationMs = 1_000 + 1_000 * random() + asked * manner.answerMs;
  return { results, shared: null, asked, rejected, durationMs, through: asked, signal: { type: "good" } };
}

/** What the product knows of its open work. */
function backlogOf(keys: readonly SimulatedKey[], nowMs: number): Backlog {
  const retries = new Map<Reason, PendingRetries>();
  const work = keys.map(({ manner, checks, controlled, state }) => {
    let open = 0;
    const domains = new Set<number>();
    for (const { reason, dueMs, firstMs, domain } of checks) {
      if (reason !== null && dueMs > nowMs && Number.isFinite(dueMs)) {
        const known = retries.get(reason);
        retries.set(reason, {
          reason,
          count: (known?.count ?? 0) + 1,
          lastAtMs: Math.max(known?.lastAtMs ?? 0, dueMs),
          lastFirstAtMs: Math.max(known?.lastFirstAtMs ?? 0, firstMs ?? nowMs),
        });
        continue;
      }
      open += 1;
      if (!controlled.has(domain)) domains.add(domain);
    }
    return { pacingKey: manner.pacingKey, shared: open, domains: domains.size, sources: [{ open: 0, state }] };
  });
  const policyOf = (pacingKey: string): PacingPolicy => policyFor(pacingKey, {});
  return { keys: work, policyOf, nowMs, retries: [...retries.values()], scheduleMs: SCHEDULE_MS };
}
