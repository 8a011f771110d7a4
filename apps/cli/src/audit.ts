import { auditCommand } from "./audit/audit-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Check that the audit log has not been changed.

  npm run audit -- verify
  npm run audit -- verify --head HASH

Each entry is chained to the one before by a hash. verify recomputes the chain, names the first
entry that was changed, removed or inserted, and prints the last hash. Keep that outside of the
database and give it with --head the next time: it shows whether the end was cut off.

Works whether Rollcall is running or not.
`;

await runStoredCommand(HELP, { head: { type: "string" } }, auditCommand);
