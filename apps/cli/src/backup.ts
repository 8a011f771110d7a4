import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";

const HELP = `Write everything that is stored into one file: lists, answers, evidence, keys, schedules.

  npm run backup -- rollcall.backup
  npm run backup -- -               to stdout

All data is of one moment, also while Rollcall is running. What is not in it: settings
(.env, pacing and egress files), and WEBHOOK_SECRET_KEY, without which webhook secrets
can't be read. Keep them with it. The file contains addresses: protect it like the database.

npm run restore brings it back.
`;

const BAD_INPUT = 2;

await runUntilStopped(async ({ onStop }) => {
  const { values, positionals } = parseArgsOrExit({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h", default: false } },
  });
  const [file, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (file === undefined || rest.length > 0) {
    process.stderr.write(
      `${file === undefined ? "Which file?" : `Unexpected argument: ${rest[0]}.`} For example: npm run backup -- rollcall.backup\n`,
    );
    return BAD_INPUT;
  }
  const { backupCommand } = await import("./backup/backup-command.ts");
  return await backupCommand(file, onStop);
});
