import { type Analyst, findOriginal, type List, progressOf, readLatestRun } from "@rollcall/core";
import type { JsonOf } from "./api/declaration.ts";
import type { LIST } from "./schemas/list.ts";
import type { Services } from "./services.ts";
import { listView } from "./views/list-view.ts";
import { runView } from "./views/run-view.ts";

/** The analysis of a list up to this many rows takes no longer than people wait for an answer. */
const QUICK_ROWS = 100_000;

/** What list routes work with. */
export interface ListServices extends Services {
  readonly analyst: Analyst;
}

/**
 * A list with its latest run and its analysis. `analysis`: wait for it, or only where it takes no time (it is begun in any
 * case, for whoever asks next), or leave it out.
 */
export async function describeList(
  services: ListServices,
  list: List,
  analysis: "wait" | "quick" | "none",
): Promise<JsonOf<typeof LIST>> {
  const { analyst, database } = services;
  const latest = await readLatestRun(database, list.id);
  const analysing = analysis === "none" ? null : analyst.analyse(list, latest !== null);
  const isLater = analysis === "quick" && list.rowCount > QUICK_ROWS;
  // Whoever asks for it next hears of a failure.
  if (isLater) analysing?.catch(() => {});
  const [progress, analysed, originalId] = await Promise.all([
    latest && progressOf(services, latest.id),
    isLater ? null : analysing,
    findOriginal(database, list),
  ]);
  const run = progress && runView(progress);
  return listView(list, { analysis: analysed, originalId, run });
}
