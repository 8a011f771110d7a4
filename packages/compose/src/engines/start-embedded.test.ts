import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderInUseError, lockFolder } from "@rollcall/compose/engines/start-embedded";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (content: string): Promise<void> => writeFile(path.join(folder, "rollcall.lock"), content);

test("lockFolder: is acquired, and released without a trace", async () => {
  const lock = await lockFolder(folder);
  expect(lock.leftBehind).toBe(false);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test("lockFolder: while another process has the lock, the error names it and a way out", async () => {
  const other = spawn("sleep", ["60"]);
  const stat = await readFile(`/proc/${other.pid}/stat`, "utf8").catch(() => "");
  const startedAt = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  await leave(`${other.pid} ${startedAt}`.trim());
  const refusal = await lockFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderInUseError);
  expect((refusal as Error).message).toMatch(new RegExp(`process \\(${other.pid}\\) is using ${folder}\\..*DATA_DIR`));
  other.kill("SIGKILL");
  await once(other, "close");
  expect(await lockFolder(folder)).toMatchObject({ leftBehind: true });
});

test.each([
  ["a process that is gone", "4194305 12"],
  ["an older process whose number another has now", "1 9999999999999"],
  ["nobody", ""],
  ["nonsense", "x y z"],
])("lockFolder: a lock left by %s is taken over and reported", async (_, content) => {
  await leave(content);
  expect(await lockFolder(folder)).toMatchObject({ leftBehind: true });
});
