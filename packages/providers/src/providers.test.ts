import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findProvider } from "./find-provider.ts";
import { PROVIDERS } from "./providers.ts";
import { providerIndex } from "./testing/provider-index.ts";

const CARDS = path.join(import.meta.dirname, "cards");
const files = readdirSync(CARDS).map((file) => path.basename(file, ".ts"));

describe("PROVIDERS", () => {
  test("providers.ts: lists every card of the folder", async () => {
    await expect(providerIndex(files)).toMatchFileSnapshot("./providers.ts");
  });

  test("a card's file is named after it, and it has a label", () => {
    expect(PROVIDERS.map(({ name }) => name)).toEqual(files.toSorted());
    for (const { name, label } of PROVIDERS) {
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
      expect(label).not.toBe("");
    }
  });

  test("suffixes are unique and lower case", () => {
    const suffixes = PROVIDERS.flatMap((card) => card.suffixes);
    expect(new Set(suffixes).size).toBe(suffixes.length);
    for (const suffix of suffixes) expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u);
  });

  test("a public mailbox domain belongs to one provider", () => {
    const domains = ["gmail.com", "outlook.com", "yahoo.com", "icloud.com", "web.de", "mail.ru", "ya.ru", "qq.com"];
    for (const domain of domains) {
      const owners = PROVIDERS.filter(({ mailboxDomains }) => mailboxDomains?.test(domain) === true);
      expect({ domain, owners: owners.length }).toEqual({ domain, owners: 1 });
    }
  });

  test("findProvider: knows which providers hide mailboxes or forbid probing", () => {
    expect(findProvider("yahoo")?.hidesMailboxes).toBe(true);
    expect(findProvider("google")?.hidesMailboxes).toBeUndefined();
    expect(findProvider("microsoft-consumer")?.limits?.probe).toBe("forbidden_by_rules");
    expect(findProvider("microsoft-365")?.limits?.probe).toBeUndefined();
    expect(findProvider("mx.example.net")).toBeNull();
  });
});
