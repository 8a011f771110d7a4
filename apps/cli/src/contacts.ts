import { contactsCommand, confirm } from "./contacts/contacts-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Manage stored contacts.

  npm run contacts -- schedules           list the schedules
  npm run contacts -- suppress FILE       suppress the addresses and domains in a CSV or XLSX file
  npm run contacts -- suppress ENTRY …    suppress addresses and domains
  npm run contacts -- unsuppress ENTRY …  remove them from the suppression list
  npm run contacts -- suppressed          print the suppression list as CSV
  npm run contacts -- held ADDRESS        print everything stored about an address as JSON
  npm run contacts -- erase ADDRESS       erase an address everywhere, and print the receipt

  --yes    erase without confirmation
  --help   show this help

Works whether Rollcall is running or not. Exit code 0: done; 1: some entries were rejected;
2: invalid command or file.
`;

await runStoredCommand(HELP, { yes: { type: "boolean", default: false } }, (database, words, { yes }) =>
  contactsCommand(database, words, { yes: yes === true }, { confirm }),
);
