import { parseArgs } from "node:util";
import { CommandError, keysCommand } from "./keys/keys-command.ts";
import { openStored } from "./product/open-stored.ts";

const HELP = `Make, list and revoke keys for the API and the web app.

  npm run keys -- create --name NAME --scope SCOPE
  npm run keys -- list
  npm run keys -- revoke ID

SCOPE is read (look), verify (upload and start as well) or admin (everything; the default).
The key itself is written to stdout, once: it is not stored.

Works while Rollcall runs, and while it does not.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: "string" },
      scope: { type: "string", default: "admin" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const database = await openStored((stop) => stops.push(stop));
    const { out, note } = await keysCommand(database, positionals, values);
    process.stderr.write(note);
    process.stdout.write(out);
    return 0;
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const [sentence = ""] = (error as Error).message.split("\n");
  process.stderr.write(error instanceof CommandError ? `${sentence}\n` : `${sentence} See --help.\n`);
  return 2;
});
