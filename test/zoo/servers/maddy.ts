import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { writeCertificate } from "../certificate.ts";
import { bringOnce, runCommand, startEach, startServer } from "../programs.ts";
import { ANYBODY, type House, knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";

interface MaddyManner extends Manner {
  /** Lines of the endpoint's `limits`. */
  readonly limits: readonly string[];
  /** Every name is rewritten to the first. */
  readonly isCatchAll?: true;
}

const MODULE = "github.com/foxcpp/maddy";
const VERSION = "v0.8.1";

/** As in its default configuration. */
const LIMITS = ["all rate 20 1s", "all concurrency 10"];

export const maddy: ZooServer<MaddyManner> = {
  name: "maddy",
  from: "Go",
  manners: [
    { name: "default", about: "accounts of its own store", limits: LIMITS, addresses: PEOPLE },
    { name: "everything", about: "rewrites every name to one", limits: LIMITS, isCatchAll: true, addresses: ANYBODY },
    { name: "throttle", about: "one message in two seconds", limits: ["all rate 1 2s"], addresses: PEOPLE },
  ],
  bring: (packages) => bringOnce(packages, path.join(packages, "maddy"), () => build(packages)),
  start: (place) =>
    startEach(place, async (house, at) => {
      const folder = path.join(place.folder, house.manner.name);
      await mkdir(folder);
      const settings = path.join(folder, "maddy.conf");
      await writeFile(settings, await settingsOf(house, at, folder));
      const command = path.join(place.packages, "maddy");
      const names = house.manner.isCatchAll ? knownNames(house.manner).slice(0, 1) : knownNames(house.manner);
      for (const name of names)
        await runCommand(command, ["--config", settings, "imap-acct", "create", `${name}@${house.domain}`]);
      return await startServer({ command, args: ["--config", settings, "run"], cwd: folder }, at);
    }),
};

/** Inside its own module: what it replaces of others' modules is not taken from a dependency. */
async function build(packages: string): Promise<void> {
  const { Dir } = JSON.parse(await runCommand("go", ["mod", "download", "-json", `${MODULE}@${VERSION}`])) as {
    readonly Dir: string;
  };
  const source = path.join(packages, "source");
  await cp(Dir, source, { recursive: true });
  // Go's cache of modules is read-only.
  await runCommand("chmod", ["-R", "u+w", source]);
  await runCommand("go", ["build", "-o", path.join(packages, "maddy"), "./cmd/maddy"], {
    cwd: source,
    env: { CGO_ENABLED: "0" },
  });
}

/** Its default configuration, without the checks that ask a DNS. */
async function settingsOf(
  { manner, domain }: House<MaddyManner>,
  { host, port }: Listening,
  folder: string,
): Promise<string> {
  const { key, certificate } = await writeCertificate(folder);
  const [first = ""] = knownNames(manner);
  return `
state_dir ${folder}
runtime_dir ${folder}
hostname mx.${domain}
tls file ${certificate} ${key}
storage.imapsql local_mailboxes {
  driver sqlite3
  dsn ${path.join(folder, "imapsql.db")}
}
smtp tcp://${host}:${port} {
  limits {
    ${manner.limits.join("\n    ")}
  }
  default_source {
    destination postmaster ${domain} {
      ${manner.isCatchAll ? `modify {\n        replace_rcpt regexp ".*" "${first}@${domain}"\n      }` : ""}
      deliver_to &local_mailboxes
    }
    default_destination {
      reject 550 5.1.1 "User doesn't exist"
    }
  }
}
`;
}
