import { say } from "../report.ts";
import { type Side, SIDES } from "./job.ts";
import { type Shape, SHAPE_WORDS } from "./shapes.ts";

/** One line of the table: its conditions, and addresses a second of each side (null: it failed). */
export interface Part {
  readonly shape: Shape;
  readonly roundTripMs: number;
  readonly connections: number;
  readonly speeds: ReadonlyMap<Side, number | null>;
}

const OURS: readonly Side[] = ["Rollcall, Redis", "Rollcall, PostgreSQL"];
const RUST: Side = "check-if-email-exists";

/**
 * AfterShip's email-verifier isn't run: beside check-if-email-exists, with 100 at once and a round trip of 20 ms, it was 1.2 times
 * as fast in each shape.
 */
const AFTERSHIP_OF_RUST = 1.2;
const AFTERSHIP_ROUND_TRIP_MS = 20;

/** Writes the medians as a Markdown table, with what is Rollcall's beside the best peer. */
export function sayPeerTable(parts: readonly Part[]): void {
  if (parts.length === 0) return;
  const heads = [
    "shape, round trip, connections",
    ...SIDES,
    "AfterShip, reckoned",
    "of the best peer: Redis · PostgreSQL",
  ];
  say(`\n| ${heads.join(" | ")} |\n|---|${"---:|".repeat(heads.length - 1)}`);
  for (const part of parts) say(`| ${rowOf(part).join(" | ")} |`);
  say(
    `\nAddresses a second. AfterShip is reckoned as ${AFTERSHIP_OF_RUST} × ${RUST} at ${AFTERSHIP_ROUND_TRIP_MS} ms, and is one of the peers there.`,
  );
}

function rowOf({ shape, roundTripMs, connections, speeds }: Part): string[] {
  const rust = speeds.get(RUST) ?? null;
  const aftership = roundTripMs === AFTERSHIP_ROUND_TRIP_MS && rust !== null ? rust * AFTERSHIP_OF_RUST : null;
  const peers = [...SIDES.filter((side) => !OURS.includes(side)).map((side) => speeds.get(side) ?? null), aftership];
  const best = Math.max(...peers.map((speed) => speed ?? 0));
  const ratios = OURS.map((side) => {
    const speed = speeds.get(side) ?? null;
    return speed === null || best === 0 ? "–" : (speed / best).toFixed(2);
  });
  return [
    `${SHAPE_WORDS[shape]}, ${roundTripMs} ms, ${connections}`,
    ...SIDES.map((side) => figure(speeds.get(side) ?? null)),
    figure(aftership),
    ratios.join(" · "),
  ];
}

const figure = (speed: number | null): string => (speed === null ? "–" : Math.round(speed).toLocaleString("en"));
