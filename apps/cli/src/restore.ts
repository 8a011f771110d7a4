import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";

const HELP = `Bring back what npm run backup has written, into an empty database.

  npm run restore -- rollcall.backup
  npm run restore -- rollcall.backup --replace    deletes what the database holds

Stop Rollcall first. The file is read to its end before anything is touched. A backup of an
older version is migrated; runs that were under way go on with the next start.
`;

const BAD_INPUT = 2;

await runUntilStopped(async ({ onStop }) => {
  const { values, positionals } = parseArgsOrExit({
    allowPositionals: true,
    options: {
      replace: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [file, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (file === undefined || rest.length > 0) {
    process.stderr.write(
      `${file === undefined ? "Which file?" : `Unexpected argument: ${rest[0]}.`} For example: npm run restore -- rollcall.backup\n`,
    );
    return BAD_INPUT;
  }
  const { restoreCommand } = await import("./backup/backup-command.ts");
  return await restoreCommand(file, values.replace, onStop);
});
