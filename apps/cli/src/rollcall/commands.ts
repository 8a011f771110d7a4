/** A command of `rollcall`. */
export interface Command {
  /** What it does, in a line of the help. */
  readonly about: string;
  /** Runs it with the arguments of this process. Loaded on demand: `--version` must not wait for the product. */
  readonly run: () => Promise<unknown>;
}

/** The commands by name, in the order of the help. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["start", { about: "run the web app, the API and a worker in one process", run: () => import("../start.ts") }],
  ["verify", { about: "verify the contact list in a file, and write its answers", run: () => import("../verify.ts") }],
  ["check", { about: "check one address, and print its mail server's answer", run: () => import("../check.ts") }],
  ["demo", { about: "verify a sample list against a simulated mail world", run: () => import("../demo.ts") }],
  ["doctor", { about: "check what answers depend on", run: () => import("../doctor.ts") }],
  ["plan", { about: "estimate how long a list takes, and what limits it", run: () => import("../plan.ts") }],
  ["export", { about: "export stored lists with their answers so far", run: () => import("../export.ts") }],
  ["lists", { about: "tag, extend, merge and split stored lists", run: () => import("../lists.ts") }],
  ["runs", { about: "list runs, and finish one", run: () => import("../runs.ts") }],
  ["contacts", { about: "manage stored contacts: suppress, show, erase", run: () => import("../contacts.ts") }],
  ["outcomes", { about: "import bounces and complaints; how right were we", run: () => import("../outcomes.ts") }],
  ["own-lists", { about: "disposable, free and never-ask domains of your own", run: () => import("../own-lists.ts") }],
  ["keys", { about: "create, list and revoke API keys", run: () => import("../keys.ts") }],
  ["backup", { about: "write everything that is stored into one file", run: () => import("../backup.ts") }],
  ["restore", { about: "bring back what backup has written", run: () => import("../restore.ts") }],
  ["migrate", { about: "migrate the database, and do nothing else", run: () => import("../migrate.ts") }],
  ["audit", { about: "check that the audit log has not been changed", run: () => import("../audit.ts") }],
  ["redecide", { about: "decide stored evidence again by the current rules", run: () => import("../redecide.ts") }],
  ["classify", { about: "classify replies of mail servers", run: () => import("../classify.ts") }],
  ["completion", { about: "complete commands in bash, zsh or fish", run: () => import("../completion.ts") }],
  ["ingest", { about: "run the API and the web app alone", run: () => import("@rollcall/ingest/main") }],
  ["worker", { about: "run a worker alone", run: () => import("@rollcall/worker/main") }],
  ["health", { about: "ask a process whether it is ready", run: () => import("../health.ts") }],
  ["mailworld", { about: "run the demo's simulated mail world alone", run: () => import("@rollcall/mailworld/main") }],
]);
