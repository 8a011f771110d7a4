import { outcomesCommand } from "./outcomes/outcomes-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `What became of mail that was sent, and how right the verdicts were.

  npm run outcomes -- import FILE [--source NAME] [--kind KIND] [--no-suppress]
  npm run outcomes -- accuracy [--days 365]

FILE is a mail service's export of its events: addresses, and columns such as event, timestamp,
reason and event_id. Imported again, an event is stored once.

  --source NAME   who reported them, such as sendgrid; file unless given
  --kind KIND     of all rows, where the file has no column for it: hard_bounce, complaint …
  --no-suppress   leave addresses that complained or unsubscribed off the suppression list
  --days NUMBER   count the outcomes of so many days

Works whether Rollcall is running or not.
`;

const OPTIONS = {
  source: { type: "string" },
  kind: { type: "string" },
  "no-suppress": { type: "boolean", default: false },
  days: { type: "string" },
} as const;

await runStoredCommand(HELP, OPTIONS, outcomesCommand);
