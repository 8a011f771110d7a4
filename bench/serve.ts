import { keepGarbageYoung } from "@rollcall/compose/process/keep-garbage-young";
import { startIngest } from "../apps/ingest/src/testing/start-ingest.ts";

keepGarbageYoung();

// The process that is measured: the HTTP side alone, on the database that the first argument names.
const ingest = await startIngest(process.argv[2] ?? "");
process.send?.(ingest.url);
process.once("message", () => {
  void ingest.stop().then(() => process.exit());
});
