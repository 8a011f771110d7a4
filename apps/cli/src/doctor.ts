import { examineMachine } from "@rollcall/compose/doctor";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { columnsOf } from "@rollcall/compose/terminal/wrap-text";
import { describeDiagnosis } from "./doctor/describe-diagnosis.ts";
import { parseFlags } from "./product/stored-command.ts";
import { paintFor } from "./terminal/notice.ts";

const HELP = `Check what answers depend on: port 25, name servers, names, sender, clock, disk, engines.

  npm run doctor            print the findings, what they mean, and how to fix them
  npm run doctor -- --json  the same as JSON

Connects to the mail server in DOCTOR_HOST, if set, and probes MAIL_FROM and postmaster at the
server of MAIL_FROM's domain. Contacts no other host, and sends no message.
Exit code 0: nothing must be fixed; 1: something must.
`;

const { stdout } = process;
const flags = parseFlags(HELP, ["json"]);

await runUntilStopped(async ({ onStop }) => {
  const diagnosis = await examineMachine(readSettingsOrExit(process.env), onStop);
  const text = flags.has("json")
    ? `${JSON.stringify(diagnosis, null, 2)}\n`
    : describeDiagnosis(diagnosis, columnsOf(stdout), paintFor(stdout));
  stdout.write(text);
  return diagnosis.verdict === "problem" ? 1 : 0;
});
