import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Case } from "../case.ts";
import { fillDisk, lackOfMount, mountDisk, unmountDisk } from "../faults/engine-faults.ts";
import { setStage, type Stage } from "../stage.ts";
import type { WorldRequest } from "../worlds.ts";

const WORLD: WorldRequest = { bench: { domains: 20 } };
const ROWS = 20_000;
/** An export's exit code while addresses have no answer. */
const WRITTEN_OPEN = 1;
const CLI = fileURLToPath(new URL("../../../apps/cli/src/", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly words: string;
  /** Files of its name that it left. */
  readonly left: readonly string[];
}

/** Runs a command that writes a file. */
async function write(stage: Stage, name: "export" | "backup", file: string, args: readonly string[]): Promise<Ended> {
  const { status, stderr } = spawnSync(process.execPath, [`${CLI}${name}.ts`, ...args], {
    env: { PATH: process.env["PATH"] ?? "", DATABASE_URL: stage.postgres.url },
    encoding: "utf8",
  });
  const left = (await readdir(path.dirname(file))).filter((one) => one.includes(path.parse(file).name));
  return { code: status, words: stderr.trim().replaceAll("\n", " "), left };
}

/** A list without answers, straight in the tables that an export reads. */
async function uploadRows(stage: Stage): Promise<string> {
  const ingest = await stage.addIngest();
  const rows = Array.from({ length: ROWS }, (_, row) => `${row},user${row}@shop${row % 20}.example.com\n`).join("");
  const response = await fetch(`${ingest.url}/v1/lists?file_name=big.csv`, {
    method: "POST",
    headers: { "content-type": "text/csv", cookie: ingest.cookie },
    body: `id,email\n${rows}`,
  });
  return ((await response.json()) as { id: string }).id;
}

export const diskFullFiles: Case = {
  name: "disk-full-files",
  mustShow:
    "an export and a backup to a full disk fail in a sentence, leave no part of a file, and work when there is room",
  async run({ backend }, show) {
    const lack = lackOfMount();
    if (lack !== null) return show({ name: "disk-full-files", held: null, figures: lack, logs: "none" });
    const stage = await setStage({ backend, world: WORLD, workers: 0, pacing: {}, retrySchedule: "3s" });
    const disk = await mountDisk(16);
    try {
      const list = await uploadRows(stage);
      const folder = path.join(disk, "files");
      await mkdir(folder);
      const csv = path.join(folder, "out.csv");
      const dump = path.join(folder, "rollcall.backup");
      // What was there before must survive.
      await writeFile(csv, "before\n");
      const filler = await fillDisk(disk);
      const full = [
        await write(stage, "export", csv, [list, "--out", csv]),
        await write(stage, "backup", dump, [dump]),
      ];
      const survived = (await readFile(csv, "utf8")) === "before\n";
      await rm(filler);
      await rm(csv, { force: true });
      const roomy = [
        await write(stage, "export", csv, [list, "--out", csv]),
        await write(stage, "backup", dump, [dump]),
      ];
      const sizes = await Promise.all([csv, dump].map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
      const told = full.every(({ code, words }) => code !== 0 && /disk is full|No space|space left/i.test(words));
      const clean = full.every(({ left }) => left.every((one) => one === "out.csv"));
      show({
        name: "disk-full-files",
        held:
          told &&
          survived &&
          clean &&
          roomy.every(({ code }) => code === 0 || code === WRITTEN_OPEN) &&
          sizes.every((size) => size > 100_000),
        figures:
          `full: ${full.map(({ code, words, left }) => `code ${code}, “${words.slice(0, 90)}”, left ${left.join(" ") || "nothing"}`).join("; ")}; ` +
          `with room: codes ${roomy.map(({ code }) => code).join(", ")}, ${sizes.map((size) => `${Math.round(size / 1024)} kB`).join(" and ")}`,
        logs: stage.logs,
      });
    } finally {
      await stage.stop();
      await unmountDisk(disk);
    }
  },
};
