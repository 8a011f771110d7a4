import { keepGarbageYoung } from "@rollcall/compose/process/keep-garbage-young";
import { startIngest } from "../apps/ingest/src/testing/start-ingest.ts";

keepGarbageYoung();

// The measured process: the HTTP side alone, on the database in the first argument.
const ingest = await startIngest(process.argv[2] ?? "");
process.send?.({ url: ingest.url, cookie: ingest.cookie });
process.once("message", () => {
  void ingest.stop().then(() => process.exit());
});
