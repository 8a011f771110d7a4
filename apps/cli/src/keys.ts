import { keysCommand } from "./keys/keys-command.ts";
import { runStoredCommand } from "./product/run-stored-command.ts";

const HELP = `Create, list, rotate and revoke keys for the API and the web app, and sign browsers in.

  npm run keys -- create --name NAME --scope SCOPE
  npm run keys -- list
  npm run keys -- show ID
  npm run keys -- rotate ID --overlap HOURS
  npm run keys -- revoke ID
  npm run keys -- sign-in-link

SCOPE is read, verify (also upload and start runs) or admin (everything; the default).
A new key can be limited further:
  --expires 2027-01-31   refused from then on (UTC)
  --areas lists,verify   these parts of the API only
  --rate 60              its own number of requests a minute
  --from 192.0.2.0/24    used from these addresses and networks only
  --sandbox              test addresses only
show prints its limits, and its requests by day. rotate gives it a new secret; the one before is
valid for 24 hours more, or as many as --overlap says (0 to 168).

The key itself is printed to stdout once: it is not stored. A sign-in link signs one browser in
as the owner, who may do everything; it works once, within 15 minutes.

Works whether Rollcall is running or not.
`;

const OPTIONS = {
  name: { type: "string" },
  scope: { type: "string" },
  expires: { type: "string" },
  areas: { type: "string" },
  rate: { type: "string" },
  from: { type: "string" },
  sandbox: { type: "boolean" },
  overlap: { type: "string" },
} as const;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

await runStoredCommand(HELP, OPTIONS, (database, words, given, place) =>
  keysCommand(database, words, {
    name: text(given["name"]),
    scope: text(given["scope"]) ?? "admin",
    expires: text(given["expires"]),
    areas: text(given["areas"]),
    rate: text(given["rate"]),
    from: text(given["from"]),
    sandbox: given["sandbox"] === true,
    overlap: text(given["overlap"]),
    place,
  }),
);
