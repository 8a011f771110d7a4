import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { LOOPBACK, runCommand, startServer } from "../programs.ts";
import { ANYBODY, knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringDebian } from "./debian-packages.ts";
import { needPostfix, startFront } from "./postfix-front.ts";

const PACKAGES = [
  "sqlgrey",
  "libnet-server-perl",
  "libdbi-perl",
  "libdbd-sqlite3-perl",
  "libdate-calc-perl",
  "libbit-vector-perl",
  "libcarp-clan-perl",
];
/** Of its 5 minutes, 3 s: a run of the zoo ends before. */
const DELAY_MINUTES = 3 / 60;

interface SqlgreyManner extends Manner {
  /** Further parameters of the smtpd. */
  readonly options: Readonly<Record<string, string>>;
}

export const sqlgrey: ZooServer<SqlgreyManner> = {
  name: "sqlgrey",
  from: "Debian",
  manners: [
    { name: "default", about: "in front of Postfix, with a shorter delay", options: {}, addresses: PEOPLE },
    { name: "everything", about: "the same, in front of a catch-all", options: {}, addresses: ANYBODY },
    {
      name: "tls-required",
      about: "the same, and TLS required",
      options: { smtpd_tls_security_level: "encrypt" },
      addresses: PEOPLE,
    },
  ],
  async bring(packages) {
    await needPostfix();
    await bringDebian(packages, PACKAGES, "usr/sbin/sqlgrey");
  },
  async start({ packages, folder, houses }) {
    const policy = { host: LOOPBACK, port: await getPort({ host: LOOPBACK }) };
    const stopGreylist = await startSqlgrey(packages, path.join(folder, "sqlgrey"), policy);
    const sites = houses.map(({ manner, domain }) => ({
      domain,
      mailboxes: manner.name === "everything" ? [""] : knownNames(manner),
      options: { smtpd_recipient_restrictions: "$rollcall_postgrey", ...manner.options },
    }));
    const front = await startFront({ folder, sites, policy });
    return {
      at: front.at,
      async stop() {
        await front.stop();
        await stopGreylist();
      },
    };
  },
};

async function startSqlgrey(packages: string, folder: string, at: Listening): Promise<() => Promise<void>> {
  await mkdir(folder);
  // It drops root.
  await chmod(folder, 0o777);
  const file = path.join(folder, "sqlgrey.conf");
  const settings = {
    user: "nobody",
    group: "nogroup",
    conf_dir: path.join(packages, "etc/sqlgrey"),
    inet: `${at.host}:${at.port}`,
    pidfile: path.join(folder, "pid"),
    db_type: "SQLite",
    db_name: path.join(folder, "db"),
    reconnect_delay: DELAY_MINUTES,
  };
  await writeFile(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(""),
  );
  // Compiled modules have Perl's version in their path, here and there.
  const compiled = (await runCommand("perl", ["-MConfig", "-e", "print $Config{vendorarch}"])).trim();
  const modules = [path.join(packages, "usr/share/perl5"), path.join(packages, compiled)];
  return await startServer(
    {
      command: "perl",
      args: [path.join(packages, "usr/sbin/sqlgrey"), `--configfile=${file}`],
      env: { PERL5LIB: modules.join(":") },
    },
    at,
  );
}
