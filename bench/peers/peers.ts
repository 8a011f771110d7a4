import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { say, sayMachine, sayTime } from "../report.ts";
import { measureApart, whyNotApart } from "./arena.ts";
import { type Built, buildRustPeer, installNpmPeers, runs } from "./build-peers.ts";
import type { Job, Measured, Side } from "./job.ts";
import { SIDES } from "./job.ts";
import { plotOf, type Series } from "./plot.ts";
import { type Shape, SHAPE_WORDS, unknownAmong } from "./shapes.ts";
import { type Part, sayPeerTable } from "./table.ts";

const PLOT = path.resolve(import.meta.dirname, "../../docs/throughput.svg");

const ROUND_TRIPS_MS = [20, 0] as const;
const CONNECTIONS = 100;
/** Of the plot, which is of one domain at this round trip. */
const PLOTTED_CONNECTIONS = [10, 100, 1_000] as const;
const PLOTTED_ROUND_TRIP_MS = 20;
/** Fewer connections get a shorter list, or a peer would take minutes. */
const PLOTTED_ROWS_PER_CONNECTION = 200;

type Conditions = Pick<Job, "shape" | "rows" | "roundTripMs" | "connections" | "isApart">;
type Sides = ReadonlyMap<Side, string>;

/** Verifies lists beside other open-source verifiers, on a wire that has round trips, in alternating rounds. */
export async function benchPeers(rows: number, isWanted: (part: string) => boolean, rounds: number): Promise<void> {
  const lack = whyNotApart();
  if (lack !== null) say(`No private network: ${lack}.`);
  const isApart = lack === null;
  const sides = sidesHere(isApart);
  const parts: Part[] = [];
  for (const roundTripMs of ROUND_TRIPS_MS) {
    for (const shape of Object.keys(SHAPE_WORDS) as Shape[]) {
      const conditions = { shape, rows, roundTripMs, connections: CONNECTIONS, isApart };
      const wanted = sidesOf(sides, (side) => isWanted(`${shape} at ${roundTripMs} ms, ${side}`));
      if (wanted.size > 0) parts.push({ ...conditions, speeds: await alternate(conditions, wanted, rounds) });
    }
  }
  sayPeerTable(parts);
  const plotted = sidesOf(sides, (side) => isWanted(`plot, ${side}`));
  if (plotted.size > 0) await plot(rows, plotted, rounds, isApart);
}

const sidesOf = (sides: Sides, isWanted: (side: Side) => boolean): Sides =>
  new Map([...sides].filter(([side]) => isWanted(side)));

/** Sides that can be measured here, with where their program is; says which can't, and why. */
function sidesHere(isApart: boolean): Sides {
  const here: Built = { type: "built", at: "" };
  const inNamespaceOnly: Built = {
    type: "missing",
    why: "it asks the system's DNS and port 25, which needs a private network",
  };
  const npm = isApart ? installNpmPeers() : inNamespaceOnly;
  const built: Readonly<Record<Side, Built>> = {
    "Rollcall, Redis": runs("redis-server") ? here : { type: "missing", why: "redis-server is not installed" },
    "Rollcall, PostgreSQL": here,
    "check-if-email-exists": isApart ? buildRustPeer() : inNamespaceOnly,
    "@devmehq/email-validator-js": npm,
    "deep-email-validator": npm,
  };
  const found = new Map<Side, string>();
  for (const side of SIDES) {
    const which = built[side];
    if (which.type === "built") found.set(side, which.at);
    else say(`Without ${side}: ${which.why}.`);
  }
  return found;
}

/** Addresses a second of each side, the median of rounds in which each has its turn; null for one that failed. */
async function alternate(
  conditions: Conditions,
  sides: Sides,
  rounds: number,
): Promise<ReadonlyMap<Side, number | null>> {
  const { shape, rows, roundTripMs, connections } = conditions;
  say(`${SHAPE_WORDS[shape]}: ${rows.toLocaleString("en")} addresses, ${connections} connections, ${roundTripMs} ms`);
  const speeds = new Map<Side, number[]>([...sides.keys()].map((side) => [side, []]));
  for (let round = 1; round <= rounds; round += 1) {
    sayMachine();
    for (const [side, at] of sides) {
      const measured = await measureApart({ ...conditions, side, at });
      sayMeasured(side, rows, measured);
      if (measured.type === "measured") speeds.get(side)?.push(rows / measured.outcome.seconds);
    }
  }
  return new Map([...speeds].map(([side, all]) => [side, median(all)]));
}

function sayMeasured(side: Side, rows: number, measured: Measured): void {
  if (measured.type === "failed") return say(`  ${side}: failed: ${measured.why}`);
  const { seconds, found, missing, unknown } = measured.outcome;
  const { connections, mostOpen, recipients, dnsQueries } = measured.books;
  const isRight = unknown === 0 && missing === unknownAmong(rows) && found === rows - missing;
  const verdicts = isRight ? "all right" : `WRONG: ${found} found, ${missing} missing, ${unknown} unknown`;
  const { answers } = measured.outcome;
  const between = answers === undefined ? 0 : (answers.lastMs - answers.firstMs) / 1000;
  const first = answers === undefined ? "" : `; first to last answer ${between.toFixed(2)} s`;
  const books = `${connections} connections, ${mostOpen} open at most, ${recipients} RCPT, ${dnsQueries} DNS`;
  sayTime(side, rows, seconds, `${verdicts}; ${books}${first}`);
}

async function plot(rows: number, sides: Sides, rounds: number, isApart: boolean): Promise<void> {
  const points = new Map<Side, [number, number][]>();
  for (const connections of PLOTTED_CONNECTIONS) {
    const some = Math.min(rows, connections * PLOTTED_ROWS_PER_CONNECTION);
    const conditions = { shape: "one", rows: some, roundTripMs: PLOTTED_ROUND_TRIP_MS, connections, isApart } as const;
    for (const [side, speed] of await alternate(conditions, sides, rounds)) {
      if (speed !== null) points.set(side, [...(points.get(side) ?? []), [connections, speed]]);
    }
  }
  const series = [...points].map(([name, of]): Series => ({ name, points: of }));
  if (series.length === 0) return;
  const title = `One domain, a round trip of ${PLOTTED_ROUND_TRIP_MS} ms`;
  const note = `npm run bench -- peers --only plot; rounds: ${rounds}; named figures: the last of each line`;
  await mkdir(path.dirname(PLOT), { recursive: true });
  await writeFile(PLOT, plotOf(title, note, series));
  say(`Written: ${PLOT}`);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
