import { identityOf } from "@rollcall/compose/settings/identity";
import { verificationSettings } from "@rollcall/compose/settings/process-settings";
import { listsCommand } from "./lists/lists-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Stored lists: tags, mistyped addresses, further rows, and lists that are made of others.

  npm run lists -- list [--tag TAG]
  npm run lists -- tag LIST [TAG …] [--note TEXT]
  npm run lists -- typos LIST [--show WHAT | --accept WHAT | --dismiss WHAT | --reopen WHAT]
  npm run lists -- append LIST FILE
  npm run lists -- replace LIST FILE
  npm run lists -- merge LIST LIST … [--name NAME]
  npm run lists -- subtract LIST LIST … [--name NAME]
  npm run lists -- split LIST --by status
  npm run lists -- split LIST --by COLUMN

A LIST is given by its number, as list shows it.

tag sets the tags of a list in the place of those that it has; none are taken away.
typos lists the kinds of slips; WHAT is one of them, such as gmial.com=gmail.com, or an address as it was
written. What is accepted is asked in the run of the list that is under way, else in the next one;
the row keeps its own address and answer, and the export has the other one beside them.
append and replace need a file with the list's columns by name, in any order; verdicts stay with their
addresses, and npm run verify, or a run in the app, asks only what is new or outdated.
merge unites columns with the same name; subtract takes the rows of the first list whose
addresses are on none of the others; split makes 50 lists at most, one for each value of the column,
or for each status. All of them make new lists, and leave the old ones as they are.

Works whether Rollcall is running or not.
`;

const FLAG = { type: "string" } as const;

const OPTIONS = {
  tag: FLAG,
  note: FLAG,
  name: FLAG,
  by: FLAG,
  show: FLAG,
  accept: FLAG,
  dismiss: FLAG,
  reopen: FLAG,
};

/** The processes that are running find the work by themselves. */
const LANES = { open: async () => {}, wake: async () => {}, resolve: async () => {} };

await runStoredCommand(HELP, OPTIONS, (database, words, flags, settings) => {
  const verification = verificationSettings(settings, identityOf(settings));
  const ports = { database, lanes: LANES, clock: { nowMs: Date.now, random: Math.random }, settings: verification };
  return listsCommand(ports, words, flags);
});
