import { parseArgs } from "node:util";
import { contactsCommand } from "./contacts/contacts-command.ts";
import { CommandError } from "./keys/keys-command.ts";
import { openStored } from "./product/open-stored.ts";

const HELP = `Look after stored contacts.

  npm run contacts -- schedules           lists the schedules
  npm run contacts -- suppress FILE       suppresses the addresses and domains of a CSV or XLSX file
  npm run contacts -- suppress ENTRY …    suppresses these
  npm run contacts -- suppressed          writes the suppression list to stdout, as CSV
  npm run contacts -- held ADDRESS        writes all that is held of one address to stdout, as JSON
  npm run contacts -- erase ADDRESS       deletes one person everywhere; the receipt goes to stdout

Works while Rollcall runs, and while it does not.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h", default: false } },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const database = await openStored((stop) => stops.push(stop));
    const { out, note } = await contactsCommand(database, positionals);
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
