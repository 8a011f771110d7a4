import { type BenchWorld, benchWorld, type BenchWorldOptions, type WorldDescription } from "@rollcall/mailworld";
import { mixedWorld, type MixedWorldOptions } from "./mixed-world.ts";

/** A world, in words that fit on a command line. */
export interface WorldRequest {
  readonly bench: BenchWorldOptions;
  /** In place of the bench world. */
  readonly mixed?: MixedWorldOptions;
  readonly timeScale?: number;
  /** Keys whose recipients are to be counted over time. */
  readonly watchedKeys?: readonly string[];
}

/** The same world in every process that asks for it. */
export function describeWorld(request: WorldRequest): WorldDescription {
  return request.mixed ? mixedWorld(request.mixed) : benchOf(request).description;
}

/** The world with its addresses. */
export function benchOf(request: WorldRequest): BenchWorld {
  return benchWorld(request.bench);
}
