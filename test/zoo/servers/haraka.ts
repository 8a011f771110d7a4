import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { startEach, startServer } from "../programs.ts";
import { ANYBODY, type House, knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringNpm } from "./npm-packages.ts";

interface HarakaManner extends Manner {
  /** Its list of plugins, in their order. */
  readonly plugins: readonly string[];
  /** Files of its folder of configuration. */
  readonly config?: Readonly<Record<string, string>>;
}

const VERSION = "3.3.4";

/** What an administrator writes: names that are known are vouched for, of all others it is silent. */
const VOUCHES = `
exports.hook_rcpt = function (next, connection, params) {
  const [address] = params
  if (this.config.get("known", "list").includes(address.user)) return next(OK)
  next()
}
`;

/** The same, with a refusal of its own. */
const REFUSES = VOUCHES.replace(/next\(\)\n\}\n$/, 'next(DENY, "No such user")\n}\n');

/** Makes each answer about a recipient late, by Haraka's own tarpit plugin. */
const SLOW = `
exports.hook_mail = function (next, connection) {
  connection.transaction.notes.tarpit = 2
  next()
}
`;

/** Ends a connection at its second message. */
const ONE_MESSAGE = `
exports.hook_mail = function (next, connection) {
  if (connection.tran_count > 1) return next(DENYSOFTDISCONNECT, "too many messages in this connection")
  next()
}
`;

const OWN_PLUGINS = { zoo_one_message: ONE_MESSAGE, zoo_vouches: VOUCHES, zoo_refuses: REFUSES, zoo_slow: SLOW };

export const haraka: ZooServer<HarakaManner> = {
  name: "Haraka",
  from: "npm",
  manners: [
    {
      name: "default",
      about: "rcpt_to.in_host_list, as it comes: every name of a domain of its own",
      plugins: ["rcpt_to.in_host_list"],
      addresses: ANYBODY,
    },
    {
      name: "vouched",
      about: "a plugin vouches for names; the core refuses the others in its own words",
      plugins: ["zoo_vouches"],
      addresses: PEOPLE,
    },
    { name: "refused", about: "a plugin refuses", plugins: ["zoo_refuses"], addresses: PEOPLE },
    {
      name: "limit",
      about: "3 recipients a connection (plugin limit)",
      plugins: ["limit", "zoo_refuses"],
      config: { "limit.ini": "[recipients]\nenabled=true\nmax=3\n" },
      addresses: PEOPLE,
    },
    {
      name: "one-message",
      about: "hangs up at the second message of a connection",
      plugins: ["zoo_one_message", "zoo_refuses"],
      addresses: PEOPLE,
    },
    {
      name: "early-talker",
      about: "greets after 2 s, and not before (plugin early_talker)",
      plugins: ["early_talker", "zoo_refuses"],
      config: { "early_talker.ini": "[main]\npause=2\nreject=true\n" },
      addresses: PEOPLE,
    },
    {
      name: "tarpit",
      about: "2 s for each answer (plugin tarpit)",
      plugins: ["zoo_slow", "zoo_refuses", "tarpit"],
      config: { "tarpit.ini": "hooks_to_delay=rcpt,rcpt_ok\n" },
      addresses: PEOPLE,
    },
  ],
  bring: (packages) =>
    bringNpm(packages, [`haraka@${VERSION}`, "haraka-plugin-limit@1.3.2", "haraka-plugin-early_talker@1.0.2"]),
  start: (place) =>
    startEach(place, async (house, at) => {
      const folder = path.join(place.folder, house.manner.name);
      await writeFolder(folder, place.packages, house, at);
      const program = path.join(place.packages, "node_modules/haraka/bin/haraka");
      return await startServer({ command: process.execPath, args: [program, "-c", folder] }, at);
    }),
};

async function writeFolder(
  folder: string,
  packages: string,
  { manner, domain }: House<HarakaManner>,
  at: Listening,
): Promise<void> {
  for (const name of ["plugins", "queue"]) await mkdir(path.join(folder, name), { recursive: true });
  // As `haraka --install` does: without its own settings it falls over its greeting.
  await cp(path.join(packages, "node_modules/haraka/config"), path.join(folder, "config"), { recursive: true });
  await symlink(path.join(packages, "node_modules"), path.join(folder, "node_modules"));
  const config: Readonly<Record<string, string>> = {
    "smtp.ini": `listen=${at.host}:${at.port}\nnodes=0\n`,
    me: `mx.${domain}\n`,
    "log.ini": "[main]\nlevel=WARN\n",
    plugins: manner.plugins.map((name) => `${name}\n`).join(""),
    host_list: `${domain}\n`,
    known: knownNames(manner)
      .map((name) => `${name}\n`)
      .join(""),
    ...manner.config,
  };
  for (const [name, text] of Object.entries(config)) await writeFile(path.join(folder, "config", name), text);
  for (const [name, text] of Object.entries(OWN_PLUGINS))
    await writeFile(path.join(folder, "plugins", `${name}.js`), text);
}
