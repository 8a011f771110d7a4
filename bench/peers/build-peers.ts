import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { RUST_MAIN, RUST_MANIFEST } from "./rust-peer.ts";

/** Peers are built here, and never become part of the project. */
const CACHE = path.resolve(import.meta.dirname, "../../node_modules/.cache/peers");

/** Pinned, so that figures of different days are of the same programs. */
const NPM_PEERS = ["@devmehq/email-validator-js@2.10.2", "deep-email-validator@0.1.27"];

/** What was built, or a sentence that says why it couldn't be. */
export type Built =
  | { readonly type: "built"; readonly at: string }
  | { readonly type: "missing"; readonly why: string };

/** Builds check-if-email-exists with Cargo, once; takes some minutes. `at` is the program. */
export function buildRustPeer(): Built {
  if (!runs("cargo")) return { type: "missing", why: "Cargo is not installed" };
  const folder = path.join(CACHE, "check-if-email-exists");
  mkdirSync(path.join(folder, "src"), { recursive: true });
  writeIfChanged(path.join(folder, "Cargo.toml"), RUST_MANIFEST);
  writeIfChanged(path.join(folder, "src/main.rs"), RUST_MAIN);
  const { status } = spawnSync("cargo", ["build", "--release", "--quiet"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) return { type: "missing", why: "Cargo could not build it" };
  return { type: "built", at: path.join(folder, "target/release/peer") };
}

/** Installs the peers of npm, once, without their install scripts. `at` is their folder. */
export function installNpmPeers(): Built {
  const at = path.join(CACHE, "npm");
  mkdirSync(at, { recursive: true });
  const wanted = NPM_PEERS.join("\n");
  const marker = path.join(at, "installed.txt");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return { type: "built", at };
  writeFileSync(path.join(at, "package.json"), '{ "private": true }\n');
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  const { status } = spawnSync("npm", ["install", "--prefix", at, ...quiet, ...NPM_PEERS], {
    cwd: at,
    stdio: "inherit",
  });
  if (status !== 0) return { type: "missing", why: "npm could not install it" };
  writeFileSync(marker, wanted);
  return { type: "built", at };
}

/** Whether a program is there to be started. */
export function runs(program: string, args: readonly string[] = ["--version"]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** Cargo builds again what has a new date. */
function writeIfChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
