import { addressesJob } from "./addresses-job.ts";
import { entriesJob } from "./entries-job.ts";
import { importJob } from "./import-job.ts";
import { outcomesJob } from "./outcomes-job.ts";
import { previewJob } from "./preview-job.ts";
import { remapJob } from "./remap-job.ts";
import { rowsJob } from "./rows-job.ts";

/** All that reads a user's file or text. They import no database: a thread would load it for nothing. */
export const JOBS = {
  import: importJob,
  remap: remapJob,
  rows: rowsJob,
  preview: previewJob,
  entries: entriesJob,
  outcomes: outcomesJob,
  addresses: addressesJob,
} as const;

type Jobs = typeof JOBS;

/**
 * Runs a job on the bytes: here, or in another thread. Leaving the generator ends the job, and so does the signal in
 * another thread.
 */
export type Read = <Name extends keyof Jobs>(
  job: Name,
  argument: Parameters<Jobs[Name]>[1],
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
) => ReturnType<Jobs[Name]>;

/** Reads in the caller's thread, which a file may hold up: for programs that read one file. */
export const readHere: Read = (job, argument, bytes) => {
  const run = JOBS[job] as unknown as (input: typeof bytes, given: typeof argument) => ReturnType<Jobs[typeof job]>;
  return run(bytes, argument);
};

/** The result of a job that gives nothing before it. */
export async function resultOf<Result>(values: AsyncGenerator<unknown, Result, undefined>): Promise<Result> {
  for (;;) {
    const step = await values.next();
    if (step.done === true) return step.value;
  }
}

/** No bytes, for a job without a file. */
export async function* noBytes(): AsyncGenerator<Uint8Array> {}
