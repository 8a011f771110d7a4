import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { NpmPeer, Outcome } from "./job.ts";

/** true: exists; false: doesn't; null: can't be told. */
type Check = (address: string) => Promise<boolean | null>;

const TIMEOUT_MS = 10_000;

// Checks a list with a package of npm, so many at once: NAME FOLDER LIST AT_ONCE SENDER. Prints an `Outcome` as JSON.
const [name = "", folder = "", list = "", atOnce = "1", sender = ""] = process.argv.slice(2);
const load = createRequire(path.join(folder, "package.json"));

/** With nothing but syntax, MX and SMTP, which is the least that these packages can do. */
const CHECKS: Readonly<Record<NpmPeer, () => Check>> = {
  "@devmehq/email-validator-js": () => {
    interface Answer {
      readonly validSmtp: boolean | null;
    }
    const { verifyEmail } = load(name) as { verifyEmail: (request: object) => Promise<Answer> };
    return async (emailAddress) =>
      (await verifyEmail({ emailAddress, verifyMx: true, verifySmtp: true, timeout: TIMEOUT_MS })).validSmtp;
  },
  "deep-email-validator": () => {
    interface Answer {
      readonly valid: boolean;
      readonly validators: { readonly smtp?: { readonly reason?: string } };
    }
    const { validate } = load(name) as { validate: (request: object) => Promise<Answer> };
    const least = { sender, validateTypo: false, validateDisposable: false };
    return async (email) => {
      const { valid, validators } = await validate({ email, ...least });
      if (valid) return true;
      return validators.smtp?.reason === "Mailbox not found." ? false : null;
    };
  },
};

const check = CHECKS[name as NpmPeer]();
const addresses = readFileSync(list, "utf8").trimEnd().split("\n");
const counts = { found: 0, missing: 0, unknown: 0 };
let next = 0;

async function checkInTurn(): Promise<void> {
  for (let address = addresses[next++]; address !== undefined; address = addresses[next++]) {
    const exists = await check(address);
    counts[exists === null ? "unknown" : exists ? "found" : "missing"] += 1;
  }
}

const begunMs = performance.now();
// Not the package's own batches: those wait for the slowest of each.
await Promise.all(Array.from({ length: Number(atOnce) }, checkInTurn));
const outcome: Outcome = { seconds: (performance.now() - begunMs) / 1000, ...counts };
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit());
