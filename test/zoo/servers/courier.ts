import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runInRoot } from "../../real-servers/run-in-root.ts";
import { makeRootOf } from "../../real-servers/server-root.ts";
import { runCommand, startEach } from "../programs.ts";
import { ANYBODY, type House, knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringDebian } from "./debian-packages.ts";

const PACKAGES = [
  "courier-mta",
  "courier-base",
  "courier-authlib",
  "courier-authlib-userdb",
  "libcourier-unicode4",
  "libgdbm6",
  "libidn12",
  "libltdl7",
];
const LIBRARIES = "/usr/lib/courier-authlib";
const AUTHDAEMON = "/usr/lib/courier/courier-authlib/authdaemond";
const MAKEDAT = "/usr/lib/courier/courier-authlib/makedatprog";
const TCPD = "/usr/sbin/couriertcpd";
const ESMTPD = "/usr/sbin/courieresmtpd";
const BINARIES = [
  AUTHDAEMON,
  MAKEDAT,
  TCPD,
  ESMTPD,
  "/usr/lib/courier/courier/submit",
  `${LIBRARIES}/libauthuserdb.so`,
];
const USER = "courier";

interface CourierManner extends Manner {
  /** Sessions of one address at a time. */
  readonly sessions: number;
  /** Unknown names go to an alias for all. */
  readonly takesAll?: true;
}

export const courier: ZooServer<CourierManner> = {
  name: "courier-mta",
  from: "Debian",
  manners: [
    { name: "default", about: "users of its authdaemon", sessions: 5, addresses: PEOPLE },
    { name: "one-client", about: "one session of an address at a time", sessions: 1, addresses: PEOPLE },
    { name: "everything", about: "an alias for unknown names", sessions: 5, takesAll: true, addresses: ANYBODY },
  ],
  bring: (packages) => bringDebian(packages, PACKAGES, ESMTPD.slice(1)),
  start: (place) =>
    startEach(place, async (house, at) => {
      const root = path.join(place.folder, house.manner.name);
      await makeRoot(place.packages, root, house);
      const users = await runInRoot(root, [AUTHDAEMON], [], 0);
      const server = await runInRoot(root, commandOf(house.manner, at), [at.host], at.port);
      return async () => {
        await server.stop();
        await users.stop();
      };
    }),
};

function commandOf({ sessions }: CourierManner, { host, port }: Listening): readonly string[] {
  const limits = ["-maxprocs=40", `-maxperc=${sessions}`, `-maxperip=${sessions}`, "-noidentlookup", "-nodnslookup"];
  return [TCPD, `-address=${host}`, `-user=${USER}`, `-group=${USER}`, ...limits, String(port), ESMTPD];
}

async function makeRoot(packages: string, root: string, house: House<CourierManner>): Promise<void> {
  const shared = (await readdir(path.join(packages, "usr/lib"))).filter((name) => name.includes("-linux-"));
  await makeRootOf(packages, root, BINARIES, ["/usr/lib", LIBRARIES, ...shared.map((name) => `/usr/lib/${name}`)]);
  await configure(root, house);
}

/** Its domain is a local one, whose users the authdaemon finds in a GDBM file. */
async function configure(root: string, { manner, domain }: House<CourierManner>): Promise<void> {
  const etc = path.join(root, "etc/courier");
  const names = manner.takesAll ? knownNames(manner).slice(0, 1) : knownNames(manner);
  const user = (name: string): string => `${name}\thome=/var/mail/${name}|uid=8|gid=8\n`;
  const files = {
    me: `mx.${domain}\n`,
    defaultdomain: `${domain}\n`,
    locals: `${domain}\n`,
    esmtpacceptmailfor: `${domain}\n`,
    authdaemonrc:
      'authmodulelist="authuserdb"\nauthmodulelistorig="authuserdb"\ndaemons=2\nauthdaemonvar=/run/courier/authdaemon\n',
    // makedatprog wants a dot at the end.
    userdb: `${names.map((name) => user(name)).join("")}.\n`,
    "userdbshadow.dat": "",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(etc, name), text);
  // With these folders it asks databases made from them in place of the files.
  for (const name of ["esmtpacceptmailfor.dir", "hosteddomains"])
    await rm(path.join(etc, name), { recursive: true, force: true });
  if (manner.takesAll) {
    await mkdir(path.join(etc, "aliasdir"), { recursive: true });
    await writeFile(path.join(etc, "aliasdir/.courier-default"), `./Maildir\n`);
  }
  const made = ["userdb", "userdb.tmp", "userdb.dat"].map((name) => `/etc/courier/${name}`);
  await runCommand("chroot", [root, MAKEDAT, ...made]);
  await mkdir(path.join(root, "run/courier/authdaemon"), { recursive: true });
  for (const writable of ["run/courier", "var/lib/courier"])
    await runCommand("chmod", ["-R", "a+rwX", path.join(root, writable)]);
}
