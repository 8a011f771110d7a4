import type { TestIngest } from "../../../apps/ingest/src/testing/start-ingest.ts";
import { type Answering, answerRun } from "./answer-run.ts";
import { csvOf, people, type Person, slowCustomers } from "./people.ts";
import { createList } from "@rollcall/core";

/** Lists by what they show. */
export interface SeededLists {
  /** Answered. */
  readonly done: string;
  /** Answered, small and a hundred days ago. */
  readonly old: string;
  readonly importing: string;
  /** Read, and not started. */
  readonly ready: string;
  /** Goes on: its servers are slow. */
  readonly running: string;
  readonly paused: string;
  readonly cancelled: string;
}

/** A list whose answers are old. */
export async function seedOldList(ingest: TestIngest): Promise<string> {
  const old = await uploaded(ingest, "Beta testers", people(0, 180));
  await answered(ingest, old, { daysAgo: 100 });
  return old;
}

/** One list in each other state. `rows`: of the answered one. */
export async function seedLists(ingest: TestIngest, rows: number): Promise<Omit<SeededLists, "old">> {
  const cancelled = await uploaded(ingest, "Old leads", people(200_000, 120));
  await steer(ingest, await answered(ingest, cancelled, { share: 0.6, daysAgo: 120 }), "cancel");
  const paused = await uploaded(ingest, "Partners", people(210_000, 150));
  await steer(ingest, await answered(ingest, paused, { share: 0.4 }), "pause");
  const ready = await uploaded(ingest, "Newsletter spring", people(220_000, 90));
  const done = await uploaded(ingest, "CRM export", people(1_000, rows));
  await answered(ingest, done);
  const running = await uploaded(ingest, "Shop customers", [...people(230_000, 400), ...slowCustomers(1_500)]);
  await answered(ingest, running);
  const importing = await createList(ingest.database, {
    name: "Trade fair",
    fileName: "trade_fair.csv",
    idempotencyKey: null,
    requestHash: null,
  });
  return { done, importing: String(importing.id), ready, running, paused, cancelled };
}

async function uploaded(ingest: TestIngest, name: string, persons: readonly Person[]): Promise<string> {
  const fileName = `${name.toLowerCase().replaceAll(" ", "_")}.csv`;
  const query = new URLSearchParams({ name, file_name: fileName, start: "false" });
  const { status, body } = await ingest.upload(csvOf(persons), query.toString());
  if (status !== 201) throw new Error(`The list ${name} was not taken: ${JSON.stringify(body)}`);
  return body.id;
}

/** Starts a list and answers it; returns the run. */
async function answered(ingest: TestIngest, id: string, answering: Answering = {}): Promise<string> {
  const { body: run } = await ingest.json(`/lists/${id}/start`, { method: "POST" });
  await answerRun(ingest, run.id, answering);
  return run.id;
}

async function steer(ingest: TestIngest, runId: string, action: "pause" | "cancel"): Promise<void> {
  await ingest.json(`/runs/${runId}/${action}`, { method: "POST" });
}
