import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { backUp, restoreFrom } from "@rollcall/compose/backup";
import { openDatabase } from "@rollcall/postgres";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../engines/postgres.ts";
import { onEachBackend } from "../engines/with-engines.ts";
import { everywhere, HURRY } from "./hurry.ts";
import { runOver, runOverBy, setStage, until } from "./stage.ts";
import { end } from "./processes.ts";
import { benchOf, type WorldRequest } from "./worlds.ts";

const ADDRESSES = 600;
const WORLD: WorldRequest = { bench: { domains: 30, giantShare: 0, manners: { rcptDelayMs: 20 } } };

/** What a run said of each address. */
const ANSWERS = `
  SELECT c.asked, v.status, v.reason FROM contacts c LEFT JOIN verdicts v ON v.id = c.verdict_id ORDER BY 1`;

onEachBackend(
  "a backup that is taken in mid-run",
  (backend) => {
    test("restored into an empty database, the run goes on and ends with the same answers", async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "rollcall-backup-"));
      const pacing = everywhere(HURRY);
      const stage = await setStage({ backend, world: WORLD, workers: 1, pacing, retrySchedule: "1s,2s" });
      onTestFinished(async () => {
        await stage.stop();
        await rm(folder, { recursive: true, force: true });
      });
      const addresses = Array.from({ length: ADDRESSES }, (_, index) => benchOf(WORLD).address(index));
      const runId = await runOver(stage, addresses);
      const answered = async (database = stage.database): Promise<number> =>
        (await database.pool.query("SELECT 1 FROM verdicts")).rowCount ?? 0;
      expect(await until(async () => (await answered()) > 50, 30_000, 20)).toBe(true);

      const file = path.join(folder, "rollcall.backup");
      const noWords = (): void => {};
      const settings = (databaseUrl: string) => ({ databaseUrl, dataDir: folder });
      await backUp(settings(stage.postgres.url), noWords, createWriteStream(file), noWords);
      expect(await runOverBy(stage, runId, 60_000)).toBe(true);
      const { rows: whole } = await stage.database.pool.query(ANSWERS);
      const [first] = stage.workers.splice(0);
      if (first) await end(first, "SIGTERM");

      const url = await freshDatabase();
      const again = { file, replace: false };
      await restoreFrom(settings(url), noWords, again, noWords);
      const restored = openDatabase(url, 2);
      onTestFinished(() => restored.close());
      const done = await answered(restored);
      expect(done).toBeGreaterThan(0);
      expect(done).toBeLessThan(ADDRESSES);
      await expect(restoreFrom(settings(url), noWords, again, noWords)).rejects.toThrow("add --replace");

      await stage.addWorker({ DATABASE_URL: url });
      const isOver = async (): Promise<boolean> =>
        (await restored.pool.query("SELECT 1 FROM runs WHERE id = $1 AND state = 'completed'", [runId])).rowCount === 1;
      expect(await until(isOver, 90_000)).toBe(true);
      expect((await restored.pool.query(ANSWERS)).rows).toEqual(whole);
      await expect(restoreFrom(settings(url), noWords, { file, replace: true }, noWords)).rejects.toThrow("is running");
    });
  },
  { timeout: 240_000 },
);
