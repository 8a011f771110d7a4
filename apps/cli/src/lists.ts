import { identityOf } from "@rollcall/compose/settings/identity";
import { verificationSettings } from "@rollcall/compose/settings/process-settings";
import { listsCommand } from "./lists/lists-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Review the addresses of a list that look mistyped.

  npm run lists -- typos ID                   the kinds of slips, with their numbers
  npm run lists -- typos ID --show WHAT       the addresses of one, with what was probably meant
  npm run lists -- typos ID --accept WHAT     ask what was probably meant, too
  npm run lists -- typos ID --dismiss WHAT    the address is right as it is
  npm run lists -- typos ID --reopen WHAT     take a decision back

WHAT is a pattern as it is listed, such as gmial.com=gmail.com, or an address as it was written.
What is accepted is asked in the run of the list that is under way, else in the next one; the
row keeps its own address and answer, and the export has the other one beside them.

Works whether Rollcall is running or not.
`;

const FLAG = { type: "string" } as const;

/** The processes that are running find the work by themselves. */
const LANES = { open: async () => {}, wake: async () => {}, resolve: async () => {} };

await runStoredCommand(
  HELP,
  { show: FLAG, accept: FLAG, dismiss: FLAG, reopen: FLAG },
  (database, words, flags, settings) => {
    const verification = verificationSettings(settings, identityOf(settings));
    const ports = { database, lanes: LANES, clock: { nowMs: Date.now, random: Math.random }, settings: verification };
    return listsCommand(ports, words, flags);
  },
);
