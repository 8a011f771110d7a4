import { contactsCommand } from "./contacts/contacts-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Look after stored contacts.

  npm run contacts -- schedules           lists the schedules
  npm run contacts -- suppress FILE       suppresses the addresses and domains of a CSV or XLSX file
  npm run contacts -- suppress ENTRY …    suppresses these
  npm run contacts -- suppressed          writes the suppression list to stdout, as CSV
  npm run contacts -- held ADDRESS        writes all that is held of one address to stdout, as JSON
  npm run contacts -- erase ADDRESS       deletes one person everywhere; the receipt goes to stdout

Works while Rollcall runs, and while it does not.
`;

await runStoredCommand(HELP, {}, contactsCommand);
