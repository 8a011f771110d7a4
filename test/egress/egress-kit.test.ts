import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { FIREWALL, kit, kitFile, KIT_TEXT, proxyArguments, TUNNEL, UNIT } from "./egress-kit.ts";

test("cloud-init.yaml: it is cloud-config, and installs kept software alone", () => {
  expect(KIT_TEXT.startsWith("#cloud-config\n")).toBe(true);
  expect(kit().ssh_pwauth).toBe(false);
  expect(kit().packages).toEqual(["wireguard-tools", "microsocks", "nftables", "unattended-upgrades"]);
});

test("cloud-init.yaml: no secret is in it, and none may be: keys are made on the server", () => {
  // WireGuard's keys, and hashes of passwords.
  expect(KIT_TEXT).not.toMatch(/[A-Za-z0-9+/]{43}=/u);
  expect(KIT_TEXT).not.toMatch(/PrivateKey|PresharedKey|(?<!lock_)passw(?:or)?d:|\$[156y]\$/u);
  expect(kitFile(TUNNEL)).toContain("PublicKey = WORKER_PUBLIC_KEY");
  expect(kitFile(TUNNEL)).toContain("PostUp = wg set %i private-key /etc/wireguard/wg0.key");
  expect(kit().runcmd[0]).toMatch(/^umask 077; .*wg genkey/u);
  expect(kit().write_files.find(({ path: file }) => file === TUNNEL)?.permissions).toBe("0600");
});

test("cloud-init.yaml: the proxy listens in the tunnel alone, as a user of its own", () => {
  expect(proxyArguments()).toEqual(["-i", "10.8.0.2", "-p", "1080"]);
  expect(kitFile(TUNNEL)).toContain("Address = 10.8.0.2/24");
  expect(kitFile(UNIT)).toMatch(/^User=rollcall-egress$/mu);
  expect(kitFile(UNIT)).toMatch(/^Requires=nftables\.service wg-quick@wg0\.service$/mu);
});

test("cloud-init.yaml: the firewall drops what it does not know, and opens three ports", () => {
  const firewall = kitFile(FIREWALL);
  expect(firewall).toMatch(/hook input priority filter; policy drop;/u);
  expect(firewall).toMatch(/hook forward priority filter; policy drop;/u);
  const ports = [...firewall.matchAll(/dport (\d+)/gu)].map(([, port]) => port);
  expect(ports).toEqual(["22", "51820", "1080", "25"]);
  expect(firewall).toContain(`iifname "wg0" ip saddr 10.8.0.1 tcp dport 1080 accept`);
  expect(KIT_TEXT).not.toMatch(/5432|6379/u);
});

test("docs/egress.md: it speaks of the addresses and names that the file has", () => {
  const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/egress.md"), "utf8");
  for (const word of [
    "ops/egress/cloud-init.yaml",
    "WORKER_PUBLIC_KEY",
    "10.8.0.2:1080",
    "51820",
    "/etc/wireguard/wg0.pub",
  ])
    expect(page).toContain(word);
});
