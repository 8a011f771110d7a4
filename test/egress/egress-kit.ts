import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** The cloud-init file that makes a server an egress. */
export const KIT = path.resolve(import.meta.dirname, "../../ops/egress/cloud-init.yaml");
export const KIT_TEXT = readFileSync(KIT, "utf8");

interface Kit {
  readonly packages: readonly string[];
  readonly ssh_pwauth: boolean;
  readonly write_files: readonly { readonly path: string; readonly permissions: string; readonly content: string }[];
  readonly runcmd: readonly string[];
}

/** What it says. */
export const kit = (): Kit => parse(KIT_TEXT) as Kit;

/** The content of a file that it writes. */
export function kitFile(name: string): string {
  const found = kit().write_files.find(({ path: file }) => file === name);
  if (found === undefined) throw new Error(`The kit writes no ${name}.`);
  return found.content;
}

export const UNIT = "/etc/systemd/system/rollcall-egress.service";
export const FIREWALL = "/etc/nftables.conf";
export const TUNNEL = "/etc/wireguard/wg0.conf";

/** The arguments of the proxy, as systemd starts it. */
export function proxyArguments(): readonly string[] {
  const [program, ...args] = /^ExecStart=(.*)$/mu.exec(kitFile(UNIT))?.[1]?.split(" ") ?? [];
  if (program !== "/usr/bin/microsocks") throw new Error(`The unit starts ${program}.`);
  return args;
}
