import { examineMachine } from "@rollcall/compose/doctor";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { describeDiagnosis } from "./doctor/describe-diagnosis.ts";
import { parseFlags } from "./product/stored-command.ts";
import { columnsOf } from "@rollcall/compose/terminal/wrap-text";
import { paintFor } from "./terminal/notice.ts";

const HELP = `Look at what answers depend on: port 25, name servers, names, sender, clock, disk, engines.

  npm run doctor            says what was found, what it means, and how to mend it
  npm run doctor -- --json  the same for programs

Greets the mail server of DOCTOR_HOST, where one is set, and asks the server of MAIL_FROM's own
domain whether MAIL_FROM and postmaster exist. No other host is asked, and no message is sent.
Exit code 0: nothing must be mended; 1: something must.
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
