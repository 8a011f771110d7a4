import type { Clock } from "@rollcall/core";

/** The clocks of this machine, both in milliseconds: since the epoch, as the operator may set it, and since any moment, unsettable. */
export interface MachineClocks {
  readonly wallMs: () => number;
  readonly monotonicMs: () => number;
}

export const MACHINE_CLOCKS: MachineClocks = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };

/**
 * The time of the database. All processes share it, so that none suspends a provider until tomorrow because its own machine
 * is a day ahead.
 */
export interface DatabaseClock extends Clock {
  /** Whether this machine's own clock agrees: queues keep time by it. */
  readonly isMachineRight: () => boolean;
  /** Compares the clocks, and measures again if one was set or this machine's is wrong; once a second is enough. Never rejects. */
  readonly look: () => Promise<void>;
  /** Called when the machine's clock becomes wrong or right. */
  readonly onChange: (listener: (isRight: boolean) => void) => void;
  readonly stop: () => void;
}

const LOOK_PAUSE_MS = 1_000;

/** Clocks drift by some milliseconds a minute. */
const MEASURE_PAUSE_MS = 60_000;

/** A measurement that took longer says too little. */
const ROUND_TRIP_LIMIT_MS = 2_000;

/** A change of the difference by more than this is a clock that was set, or a machine that slept. */
const STEP_MS = 1_000;

/** Difference at which a machine stops taking turns: the shortest suspensions and leases are about as long. */
const WRONG_MS = 30_000;

/** Starts to follow the database's clock; `readMs`: its time, in milliseconds since the epoch. Rejects if the first reading fails. */
export async function startDatabaseClock(
  readMs: () => Promise<number>,
  logger: { readonly warn: (words: string) => void; readonly info: (words: string) => void },
  machine: MachineClocks = MACHINE_CLOCKS,
): Promise<DatabaseClock> {
  const listeners: ((isRight: boolean) => void)[] = [];
  let anchor = await measure(readMs, machine);
  const nowMs = (): number => Math.round(anchor.databaseMs + machine.monotonicMs() - anchor.monotonicMs);
  const aheadMs = (): number => machine.wallMs() - nowMs();
  let knownAheadMs = aheadMs();
  let isRight = true;

  const judge = (): void => {
    knownAheadMs = aheadMs();
    const isRightNow = Math.abs(knownAheadMs) < WRONG_MS;
    if (isRightNow === isRight) return;
    isRight = isRightNow;
    if (isRight) logger.info("This machine's clock agrees with the database's again: work goes on.");
    else logger.warn(`${describeSkew(knownAheadMs)} No address is probed from here until it is set right.`);
    for (const listener of listeners) listener(isRight);
  };
  const look = async (): Promise<void> => {
    const isOld = machine.monotonicMs() - anchor.monotonicMs >= MEASURE_PAUSE_MS;
    if (isRight && !isOld && Math.abs(aheadMs() - knownAheadMs) < STEP_MS) return;
    try {
      const measured = await measure(readMs, machine);
      if (measured.roundTripMs <= ROUND_TRIP_LIMIT_MS) anchor = measured;
    } catch {
      // The database is away, which others report: the last measurement holds.
    }
    judge();
  };
  judge();
  const timer = setInterval(() => void look(), LOOK_PAUSE_MS).unref();
  return {
    nowMs,
    random: () => Math.random(),
    isMachineRight: () => isRight,
    look,
    onChange: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}

interface Anchor {
  readonly databaseMs: number;
  /** When the database said so. */
  readonly monotonicMs: number;
  readonly roundTripMs: number;
}

async function measure(readMs: () => Promise<number>, { monotonicMs }: MachineClocks): Promise<Anchor> {
  const beganMs = monotonicMs();
  const databaseMs = await readMs();
  const roundTripMs = monotonicMs() - beganMs;
  return { databaseMs, monotonicMs: beganMs + roundTripMs / 2, roundTripMs };
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

function describeSkew(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const [unit, unitMs] = UNITS.find(([, oneMs]) => ms >= 0.95 * oneMs) ?? UNITS[3];
  const count = Math.round(ms / unitMs);
  const direction = aheadMs > 0 ? "ahead of" : "behind";
  return `This machine's clock is ${count} ${unit}${count === 1 ? "" : "s"} ${direction} the database's.`;
}
