import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { unpackedFolder } from "../engines/engines.ts";
import { runProgram } from "../engines/programs.ts";

export type UnpackedServer = "exim" | "opensmtpd" | "sendmail";

/** Unprivileged users that servers give up root for. They exist in the server's own root alone. */
const USERS = ["nobody", "Debian-exim", "opensmtpd", "opensmtpq", "smmta", "smmsp", "courier", "cyrus"];
const FIRST_UID = 64_100;

/** Makes a root folder for a server that is unpacked for the suites of this folder. */
export async function makeServerRoot(server: UnpackedServer, root: string, binaries: readonly string[]): Promise<void> {
  await makeRootOf(unpackedFolder(server), root, binaries, []);
}

/**
 * Makes a root folder for a server from its unpacked packages: their files, the libraries that its binaries want, users, devices.
 * So it runs with the paths it was built for, and sees nothing of the machine's. `libraries`: where the packages bring their own.
 */
export async function makeRootOf(
  unpacked: string,
  root: string,
  binaries: readonly string[],
  libraries: readonly string[],
): Promise<void> {
  await cp(unpacked, root, { recursive: true, verbatimSymlinks: true });
  for (const folder of ["etc", "dev", "tmp", "run", "var/run", "var/log", "var/mail", "var/spool"])
    await mkdir(path.join(root, folder), { recursive: true });
  // Servers write here under whatever user they have become.
  for (const folder of ["tmp", "var/log", "var/spool"]) await chmod(path.join(root, folder), 0o1777);
  await copyLibraries(root, binaries, libraries);
  const files = {
    passwd: [
      "root:x:0:0::/:/bin/sh",
      ...USERS.map((name, at) => `${name}:x:${FIRST_UID + at}:${FIRST_UID + at}::/:/bin/false`),
    ],
    group: ["root:x:0:", "mail:x:8:", ...USERS.map((name, at) => `${name}:x:${FIRST_UID + at}:`)],
    hosts: ["127.0.0.1 localhost"],
    services: ["smtp 25/tcp", "domain 53/udp", "domain 53/tcp"],
    "nsswitch.conf": ["passwd: files", "group: files", "hosts: files", "services: files"],
    "resolv.conf": [`nameserver ${SILENT_NAME_SERVER}`],
  };
  for (const [name, lines] of Object.entries(files))
    await writeFile(path.join(root, "etc", name), `${lines.join("\n")}\n`);
  for (const [name, minor] of [
    ["null", "3"],
    ["zero", "5"],
    ["random", "8"],
    ["urandom", "9"],
  ] as const)
    await runProgram("mknod", ["-m", "666", path.join(root, "dev", name), "c", "1", minor]);
}

/** A closed port, so that DNS lookups fail at once. */
const SILENT_NAME_SERVER = "127.0.7.54";

async function copyLibraries(root: string, binaries: readonly string[], own: readonly string[]): Promise<void> {
  const found = own.map((folder) => path.join(root, folder)).join(":");
  for (const binary of binaries) {
    const { stdout } = await runProgram("sh", ["-c", `LD_LIBRARY_PATH='${found}' ldd '${path.join(root, binary)}'`]);
    const libraries = [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, file]) => file ?? "");
    const missing = libraries.filter((file) => !file.startsWith(root));
    await runProgram("cp", ["-L", "--parents", ...missing, root]);
  }
}
