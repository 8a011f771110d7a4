import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { runInRoot } from "../../real-servers/run-in-root.ts";
import { makeRootOf } from "../../real-servers/server-root.ts";
import { LOOPBACK, runCommand } from "../programs.ts";
import { type House, knownNames, PEOPLE, type ZooServer } from "../zoo-server.ts";
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

export const courier: ZooServer = {
  name: "courier-mta",
  from: "Debian",
  manners: [{ name: "default", about: "users of its authdaemon", addresses: PEOPLE }],
  bring: (packages) => bringDebian(packages, PACKAGES, ESMTPD.slice(1)),
  async start({ packages, folder, houses }) {
    const root = path.join(folder, "root");
    const shared = (await readdir(path.join(packages, "usr/lib"))).filter((name) => name.includes("-linux-"));
    await makeRootOf(packages, root, BINARIES, ["/usr/lib", LIBRARIES, ...shared.map((name) => `/usr/lib/${name}`)]);
    await configure(root, houses);
    const users = await runInRoot(root, [AUTHDAEMON], [], 0);
    const port = await getPort({ host: LOOPBACK });
    const limits = ["-maxprocs=40", "-maxperc=5", "-maxperip=5", "-noidentlookup", "-nodnslookup"];
    const identity = [`-address=${LOOPBACK}`, `-user=${USER}`, `-group=${USER}`];
    const server = await runInRoot(root, [TCPD, ...identity, ...limits, String(port), ESMTPD], [LOOPBACK], port);
    return {
      at: new Map(houses.map(({ domain }) => [domain, { host: LOOPBACK, port }])),
      async stop() {
        await server.stop();
        await users.stop();
      },
    };
  },
};

/** Its domains are local ones, whose users the authdaemon finds in a GDBM file. */
async function configure(root: string, houses: readonly House[]): Promise<void> {
  const etc = path.join(root, "etc/courier");
  const [first] = houses.map(({ domain }) => domain);
  const domains = houses.map(({ domain }) => `${domain}\n`).join("");
  const names = new Set(houses.flatMap(({ manner }) => knownNames(manner)));
  const user = (name: string): string => `${name}\thome=/var/mail/${name}|uid=8|gid=8\n`;
  const files = {
    me: `mx.${first}\n`,
    defaultdomain: `${first}\n`,
    locals: domains,
    esmtpacceptmailfor: domains,
    authdaemonrc:
      'authmodulelist="authuserdb"\nauthmodulelistorig="authuserdb"\ndaemons=2\nauthdaemonvar=/run/courier/authdaemon\n',
    // makedatprog wants a dot at the end.
    userdb: `${[...names].map((name) => user(name)).join("")}.\n`,
    "userdbshadow.dat": "",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(etc, name), text);
  // With these folders it asks databases made from them in place of the files.
  for (const name of ["esmtpacceptmailfor.dir", "hosteddomains"])
    await rm(path.join(etc, name), { recursive: true, force: true });
  const made = ["userdb", "userdb.tmp", "userdb.dat"].map((name) => `/etc/courier/${name}`);
  await runCommand("chroot", [root, MAKEDAT, ...made]);
  await mkdir(path.join(root, "run/courier/authdaemon"), { recursive: true });
  for (const writable of ["run/courier", "var/lib/courier"])
    await runCommand("chmod", ["-R", "a+rwX", path.join(root, writable)]);
}
