import { keysCommand } from "./keys/keys-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Make, list and revoke keys for the API and the web app.

  npm run keys -- create --name NAME --scope SCOPE
  npm run keys -- list
  npm run keys -- revoke ID

SCOPE is read (look), verify (upload and start as well) or admin (everything; the default).
The key itself is written to stdout, once: it is not stored.

Works while Rollcall runs, and while it does not.
`;

const OPTIONS = { name: { type: "string" }, scope: { type: "string" } } as const;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

await runStoredCommand(HELP, OPTIONS, (database, words, { name, scope }) =>
  keysCommand(database, words, { name: text(name), scope: text(scope) ?? "admin" }),
);
