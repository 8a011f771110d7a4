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

  test("each card is in the file of its name, and has words for people", () => {
    expect(PROVIDERS.map(({ name }) => name)).toEqual(files.toSorted());
    for (const { name, label } of PROVIDERS) {
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
      expect(label).not.toBe("");
    }
  });

  test("no suffix is given twice, and each is written as it is compared", () => {
    const suffixes = PROVIDERS.flatMap((card) => card.suffixes);
    expect(new Set(suffixes).size).toBe(suffixes.length);
    for (const suffix of suffixes) expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u);
  });

  test("no domain with mailboxes for anybody is two providers'", () => {
    const domains = ["gmail.com", "outlook.com", "yahoo.com", "icloud.com", "web.de", "mail.ru", "ya.ru", "qq.com"];
    for (const domain of domains) {
      const owners = PROVIDERS.filter(({ mailboxDomains }) => mailboxDomains?.test(domain) === true);
      expect({ domain, owners: owners.length }).toEqual({ domain, owners: 1 });
    }
  });

  test("findProvider: who hides mailboxes and who forbids probing is known", () => {
    expect(findProvider("yahoo")?.hidesMailboxes).toBe(true);
    expect(findProvider("google")?.hidesMailboxes).toBeUndefined();
    expect(findProvider("microsoft-consumer")?.limits?.probe).toBe("forbidden_by_rules");
    expect(findProvider("microsoft-365")?.limits?.probe).toBeUndefined();
    expect(findProvider("mx.example.net")).toBeNull();
  });
});
