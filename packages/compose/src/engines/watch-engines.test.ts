import { expect, onTestFinished, test } from "vitest";
import { watchEngines } from "./watch-engines.ts";

test("watchEngines: logs each engine that is unavailable, and when it is back", async () => {
  const said: string[] = [];
  const tell =
    (level: string) =>
    (words: unknown): void =>
      void said.push(`${level}: ${String(words)}`);
  let isAway = true;
  const redis = {
    name: "Redis",
    check: async () => {
      if (isAway) throw new Error("the connection to Redis is reconnecting");
    },
  };
  const postgres = { name: "PostgreSQL", check: async () => {} };
  const watch = watchEngines([postgres, redis], { warn: tell("warn"), info: tell("info") }, () => 0);
  onTestFinished(() => watch.stop());
  await watch.look();
  await watch.look();
  isAway = false;
  await watch.look();
  expect(said).toEqual([
    "warn: Redis is unavailable: the connection to Redis is reconnecting",
    "info: Redis is available again",
  ]);
});
