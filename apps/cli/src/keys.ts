import { keysCommand } from "./keys/keys-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Create, list and revoke keys for the API and the web app, and sign browsers in.

  npm run keys -- create --name NAME --scope SCOPE
  npm run keys -- list
  npm run keys -- revoke ID
  npm run keys -- sign-in-link

SCOPE is read, verify (also upload and start runs) or admin (everything; the default).
The key itself is printed to stdout once: it is not stored. A sign-in link signs one browser in
as the owner, who may do everything; it works once, within 15 minutes.

Works whether Rollcall is running or not.
`;

const OPTIONS = { name: { type: "string" }, scope: { type: "string" } } as const;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

await runStoredCommand(HELP, OPTIONS, (database, words, { name, scope }, place) =>
  keysCommand(database, words, { name: text(name), scope: text(scope) ?? "admin", place }),
);
