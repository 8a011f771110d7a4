import { type BenchWorld, benchWorld, type BenchWorldOptions, type WorldDescription } from "@rollcall/mailworld";

/** A world, in words that fit on a command line. */
export interface WorldRequest {
  readonly bench: BenchWorldOptions;
  readonly timeScale?: number;
  /** Keys whose recipients are to be counted over time. */
  readonly watchedKeys?: readonly string[];
}

/** The same world in every process that asks for it. */
export function describeWorld(request: WorldRequest): WorldDescription {
  return benchOf(request).description;
}

/** The world with its addresses. */
export function benchOf(request: WorldRequest): BenchWorld {
  return benchWorld(request.bench);
}
