import { ownListsCommand } from "./own-lists/own-lists-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Your own word on domains and role names, before that of the built-in lists.

  npm run own-lists -- show [LIST]
  npm run own-lists -- add LIST ENTRY…
  npm run own-lists -- remove LIST ENTRY…
  npm run own-lists -- import FILE        an entry a line, as shown: never_ask example.com

LIST is disposable or not_disposable, free or not_free (domains), role or not_role (names such as
info), or never_ask: domains at which no mailbox is asked for. A domain does not include its
subdomains. Stored contacts have the facts at once, lists from the next import on; verdicts go
by them when an address is asked again, or with npm run redecide.

Works whether Rollcall is running or not.
`;

await runStoredCommand(HELP, {}, ownListsCommand);
