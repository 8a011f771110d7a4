import { openDatabase } from "@rollcall/db";
import { connectQueues } from "@rollcall/queue";
import { runDoctor } from "@rollcall/runtime/doctor";
import { identityOf } from "@rollcall/runtime/identity";
import { readSettingsOrExit } from "@rollcall/runtime/read-settings-or-exit";
import { runUntilStopped } from "@rollcall/runtime/run-until-stopped";
import { verificationSettings } from "@rollcall/runtime/verification-settings";
import { describeDiagnosis } from "./doctor/describe-diagnosis.ts";
import { parseFlags } from "./product/parse-flags.ts";
import { columnsOf } from "@rollcall/runtime/wrap-text";
import { paintFor } from "./terminal/paint.ts";

const HELP = `Look at what answers depend on: port 25, name servers, names, sender, clock, disk, engines.

  npm run doctor            says what was found, what it means, and how to mend it
  npm run doctor -- --json  the same for programs

Greets the mail server of DOCTOR_HOST, where one is set, and asks the server of MAIL_FROM's own
domain whether MAIL_FROM and postmaster exist. No other host is asked, and no message is sent.
Exit code 0: nothing must be mended; 1: something must.
`;

/** Of one process, where the settings name no number. */
const DATA_POOL = 20;

const { stdout } = process;
const flags = parseFlags(HELP, ["json"]);

await runUntilStopped(async ({ onStop }) => {
  const settings = readSettingsOrExit(process.env);
  const { databaseUrl, redisUrl } = settings;
  const database = databaseUrl === null ? null : openDatabase(databaseUrl, 1);
  if (database !== null) onStop(() => database.close());
  const redis = redisUrl === null ? null : await connectQueues({ redisUrl, databaseUrl: "", poolSize: 1 });
  if (redis !== null) onStop(() => redis.close());
  const diagnosis = await runDoctor({
    database,
    redis,
    clock: { nowMs: () => Date.now(), random: () => Math.random() },
    settings,
    verification: verificationSettings(settings, identityOf(settings)),
    connections: (settings.databasePool ?? DATA_POOL) + (redisUrl === null ? (settings.queuePool ?? 0) : 0),
  });
  const text = flags.has("json")
    ? `${JSON.stringify(diagnosis, null, 2)}\n`
    : describeDiagnosis(diagnosis, columnsOf(stdout), paintFor(stdout));
  stdout.write(text);
  return diagnosis.verdict === "problem" ? 1 : 0;
});
