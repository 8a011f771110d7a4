import { type BenchWorld, benchWorld, type BenchWorldOptions, type WorldDescription } from "@rollcall/mailworld";
import { mixedWorld, type MixedWorldOptions } from "./mixed-world.ts";

/** A world, as command-line arguments. */
export interface WorldRequest {
  readonly bench: BenchWorldOptions;
  /** Replaces the bench world. */
  readonly mixed?: MixedWorldOptions;
  readonly timeScale?: number;
  /** Keys whose recipients are counted over time. */
  readonly watchedKeys?: readonly string[];
}

/** Deterministic, so that every process gets the same world. */
export function describeWorld(request: WorldRequest): WorldDescription {
  return request.mixed ? mixedWorld(request.mixed) : benchOf(request).description;
}

/** The world with its addresses. */
export function benchOf(request: WorldRequest): BenchWorld {
  return benchWorld(request.bench);
}
