import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { onEachBackend } from "../engines/with-engines.ts";
import { everywhere, HURRY } from "./hurry.ts";
import { pause, runOver, runOverBy, setStage, type Stage, until } from "./stage.ts";
import { benchOf, type WorldRequest } from "./worlds.ts";

const DAY_MS = 86_400_000;
/** A URL: in NODE_OPTIONS a blank of a path would end it. */
const CLOCK = new URL("settable-clock.mjs", import.meta.url).href;
const WORLD: WorldRequest = {
  bench: { domains: 20, giantShare: 0, manners: { rcptDelayMs: 50, greylist: { delayMs: 1_500, words: "postgrey" } } },
};

/** The latest time that is stored anywhere, in minutes from now by the database's clock. */
const LATEST = `
  SELECT coalesce(max(extract(epoch FROM at - now()) / 60), 0)::float8 AS minutes FROM (
    SELECT due_at AS at FROM checks UNION ALL SELECT held_at FROM checks
    UNION ALL SELECT next_due_at FROM pacing_keys UNION ALL SELECT open_until FROM pacing_keys
    UNION ALL SELECT to_timestamp((state ->> 'nextFreeAtMs')::float8 / 1000) FROM pacing_keys
    UNION ALL SELECT to_timestamp((state -> 'suspension' ->> 'untilMs')::float8 / 1000) FROM pacing_keys
    UNION ALL SELECT scout_until FROM domains UNION ALL SELECT catch_all_asked_at FROM domains
    UNION ALL SELECT checked_at FROM verdicts UNION ALL SELECT completed_at FROM runs) AS times`;

onEachBackend(
  "a worker whose clock is wrong",
  (backend) => {
    let stage: Stage;
    afterEach(() => stage.stop());

    const start = async (clock: Record<string, string>): Promise<number> => {
      const pacing = everywhere(HURRY);
      stage = await setStage({ backend, world: WORLD, workers: 0, pacing, retrySchedule: "2s,4s,8s" });
      const addresses = Array.from({ length: 400 }, (_, index) => benchOf(WORLD).address(index));
      const runId = await runOver(stage, addresses);
      await stage.addWorker({ NODE_OPTIONS: `--import=${CLOCK}`, ...clock });
      return runId;
    };
    const setClock = (): unknown => stage.workers[0]?.kill("SIGUSR2");
    const recipients = async (): Promise<number> =>
      (await stage.world.ask<{ recipients: number }>({ type: "stats" })).recipients;
    const log = async (): Promise<string> => await readFile(path.join(stage.logs, "worker-1.log"), "utf8");
    const latestMinutes = async (): Promise<number> =>
      (await stage.database.pool.query<{ minutes: number }>(LATEST)).rows[0]?.minutes ?? Number.NaN;

    test.each([DAY_MS, -DAY_MS])(
      "%i ms off: probes no address, says why, and continues when it is set right",
      async (offMs) => {
        const runId = await start({ CLOCK_AHEAD_MS: String(offMs) });
        await pause(3_000);
        expect(await recipients()).toBe(0);
        expect(await log()).toContain(
          `This machine's clock is 1 day ${offMs > 0 ? "ahead of" : "behind"} the database's.`,
        );
        setClock();
        expect(await runOverBy(stage, runId, 45_000)).toBe(true);
        expect(await latestMinutes()).toBeLessThan(1);
      },
    );

    test("set a day ahead in mid-run: leaves no time of tomorrow behind, and goes on when it is set right", async () => {
      const runId = await start({ CLOCK_AHEAD_MS: String(DAY_MS), CLOCK_STARTS: "right" });
      expect(await until(async () => (await recipients()) > 50, 20_000)).toBe(true);
      setClock();
      await pause(4_000);
      expect(await latestMinutes()).toBeLessThan(1);
      const asked = await recipients();
      await pause(1_500);
      expect((await recipients()) - asked).toBe(0);
      setClock();
      expect(await runOverBy(stage, runId, 45_000)).toBe(true);
      expect(await latestMinutes()).toBeLessThan(1);
    });
  },
  { timeout: 120_000 },
);
