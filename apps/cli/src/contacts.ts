import { contactsCommand, confirm } from "./contacts/contacts-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";
const HELP = `Look after stored contacts.

  npm run contacts -- schedules           lists the schedules
  npm run contacts -- suppress FILE       suppresses the addresses and domains of a CSV or XLSX file
  npm run contacts -- suppress ENTRY …    suppresses these
  npm run contacts -- unsuppress ENTRY …  takes these off the suppression list
  npm run contacts -- suppressed          writes the suppression list to stdout, as CSV
  npm run contacts -- held ADDRESS        writes all that is held of one address to stdout, as JSON
  npm run contacts -- erase ADDRESS       deletes one person everywhere; the receipt goes to stdout

  --yes    erase without being asked
  --help   this text

Works while Rollcall runs, and while it does not. Exit code 0: all of it is done; 1: some entries
were refused; 2: the command or a file is not right.
`;

await runStoredCommand(HELP, { yes: { type: "boolean", default: false } }, (database, words, { yes }) =>
  contactsCommand(database, words, { yes: yes === true }, { confirm }),
);
