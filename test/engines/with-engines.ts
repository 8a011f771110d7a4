import { describe, test, type TestOptions } from "vitest";
import { declareEngines, type EngineName, isLeftToYou, type Lack, lacksOf } from "./engines.ts";

declare module "vitest" {
  interface TaskMeta {
    /** What the machine lacks for a skipped suite. */
    lacks?: readonly Lack[];
  }
}

type Body = () => void;

/** Describes a suite, like vitest's `describe`. */
export interface DescribeSuite {
  (title: string, body: Body): void;
  (title: string, options: TestOptions, body: Body): void;
}

/**
 * Describes suites that run against these engines. Where the machine lacks one, a suite's body is not entered: one skipped
 * test stands for it, and the end of the run says which Debian package brings what is missing. With CI set this throws
 * instead, but for what comes from other registries than Debian's and npm's: a suite must never be left out unnoticed.
 */
export function withEngines(...engines: readonly EngineName[]): DescribeSuite {
  const lacks = lacksOf(engines);
  declareEngines(engines);
  if (lacks.length === 0) return describe;
  const words = lacks.map(({ engine, remedy }) => `${engine} (${remedy})`).join(", ");
  if (process.env["CI"] && !lacks.every(isLeftToYou))
    throw new Error(`With CI set nothing is left out, and this machine lacks ${words}.`);
  return (title: string) => {
    describe(title, () => {
      test.skip(`left out: lacks ${words}`, { meta: { lacks } }, () => {});
    });
  };
}

/** Describes a suite once per queue backend: PostgreSQL, which is always available, and Redis. */
export function onEachBackend(
  title: string,
  body: (backend: "postgres" | "redis") => void,
  options: TestOptions = {},
): void {
  withEngines()(`${title} on postgres`, options, () => body("postgres"));
  withEngines("redis")(`${title} on redis`, options, () => body("redis"));
}
