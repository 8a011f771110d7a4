import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { providerIndex } from "../../packages/providers/src/testing/provider-index.ts";
import { runProgram } from "../engines/programs.ts";

// Verifies CONTRIBUTING.md: a provider is one file, or one entry of a table. Both are added to a copy of the packages that read them.

const ROOT = path.resolve(import.meta.dirname, "../..");
const READERS = ["providers", "routing", "verdict", "pacing", "queue"];

const CARD = `import type { ProviderCard } from "../card.ts";
import { table } from "../rule.ts";

export const ACME_MAIL: ProviderCard = {
  name: "acme-mail",
  label: "Acme Mail",
  kind: "hosting",
  suffixes: ["mx.acme.example"],
  source: "docs: acme.example/help/mx",
  hasOwnQueue: true,
  limits: { sessions: { start: 1, max: 3 } }, // Ours.
  replies: table("acme-mail", [["mailbox_full", "attic", /the attic is full/u]]),
};
`;

const ENTRY = `
  {
    name: "bolt-mail",
    label: "Bolt Mail",
    suffixes: ["bolt.example"],
    source: "docs: bolt.example/help/mx",
    limits: { rejectedPerHour: 7 }, // Ours.
    replies: table("bolt-mail", [["mailbox_full", "cellar", /the cellar is full/u]]),
  },
`;

const ASK = `
import { providerOfHost } from "@rollcall/routing";
import { policyFor } from "@rollcall/pacing";
import { classify } from "@rollcall/verdict";
const ask = (host, text) => {
  const provider = providerOfHost(host);
  const { sessions, rejectedPerHour } = policyFor(provider, {});
  const { rule } = classify({ code: 550, enhanced: null, text, stage: "rcpt" }, provider);
  return { provider, sessions, rejectedPerHour, rule };
};
console.log(JSON.stringify([
  ask("in1.mx.acme.example", "550 The attic is full"),
  ask("mx7.bolt.example", "550 The cellar is full"),
]));
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rollcall-provider-"));
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "@rollcall"), { recursive: true });
  for (const name of readdirSync(path.join(ROOT, "node_modules"))) {
    if (name !== "@rollcall") symlinkSync(path.join(ROOT, "node_modules", name), path.join(modules, name));
  }
  for (const name of READERS) {
    cpSync(path.join(ROOT, "packages", name), path.join(folder, "packages", name), {
      recursive: true,
      filter: (file) => !file.includes("node_modules"),
    });
    symlinkSync(path.join(folder, "packages", name), path.join(modules, "@rollcall", name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a provider is one card, in a file or a table: routing, pacing and verdicts use it", async () => {
  const source = path.join(folder, "packages/providers/src");
  writeFileSync(path.join(source, "cards/acme-mail.ts"), CARD);
  const hosting = path.join(source, "tables/hosting.ts");
  writeFileSync(hosting, readFileSync(hosting, "utf8").replace(/\n\]\);\n$/, `${ENTRY}]);\n`));
  const names = (files: string): string[] =>
    readdirSync(path.join(source, files)).map((file) => path.basename(file, ".ts"));
  writeFileSync(path.join(source, "providers.ts"), providerIndex(names("cards"), names("tables")));
  writeFileSync(path.join(folder, "ask.ts"), ASK);
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  const { stdout } = await runProgram(process.execPath, [path.join(folder, "ask.ts")]);
  expect(JSON.parse(stdout)).toEqual([
    { provider: "acme-mail", sessions: { start: 1, max: 3 }, rejectedPerHour: 20, rule: "acme-mail.attic" },
    { provider: "bolt-mail", sessions: { start: 1, max: 2 }, rejectedPerHour: 7, rule: "bolt-mail.cellar" },
  ]);
});
