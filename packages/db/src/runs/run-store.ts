import type { Run } from "@rollcall/ports";
import type { Database } from "../database.ts";
import { overruleOutages } from "./outage-store.ts";
import { announceDue } from "./start-run.ts";

export async function readRun(database: Database, id: number): Promise<Run | null> {
  return await database.prisma.run.findUnique({ where: { id } });
}

/** The latest run of a list, or null. */
export async function readLatestRun(database: Database, listId: number): Promise<Run | null> {
  return await database.prisma.run.findFirst({ where: { listId }, orderBy: { id: "desc" } });
}

/** Runs that are not over. */
export async function readOpenRuns(database: Database): Promise<Run[]> {
  return await database.prisma.run.findMany({
    where: { state: { in: ["running", "paused"] } },
    orderBy: { id: "asc" },
  });
}

/** Pauses a running run: no new turn takes its checks. False when it was not running. */
export async function pauseRun(database: Database, id: number): Promise<boolean> {
  const { count } = await database.prisma.run.updateMany({
    where: { id, state: "running" },
    data: { state: "paused" },
  });
  return count > 0;
}

/** Lets a paused run go on. False when it was not paused. */
export async function resumeRun(database: Database, id: number, egresses: readonly string[]): Promise<boolean> {
  const { count } = await database.prisma.run.updateMany({
    where: { id, state: "paused" },
    data: { state: "running", pauseReason: null },
  });
  if (count === 0) return false;
  // Who resumes a run by hand knows better than the guard, for a while.
  await overruleOutages(database);
  await announceDue(database.pool, id, egresses);
  return true;
}

/**
 * Ends a run early: what has a verdict keeps it, sessions under way end as they will, and no other check is taken from
 * now on. Its open checks are closed bit by bit (`closeCancelled`). `done` stays below `total`: it counts answers. False
 * when it was over.
 */
export async function cancelRun(database: Database, id: number): Promise<boolean> {
  const { count } = await database.prisma.run.updateMany({
    where: { id, state: { in: ["starting", "running", "paused"] } },
    data: { state: "cancelled", completedAt: new Date(), closing: true },
  });
  return count > 0;
}
