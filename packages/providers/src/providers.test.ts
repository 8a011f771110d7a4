import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findProvider } from "./find-provider.ts";
import { PROVIDERS } from "./providers.ts";
import { providerIndex, providerPage } from "./testing/provider-index.ts";
import { USUAL_LIMITS } from "./usual-limits.ts";

const filesOf = (folder: string): readonly string[] =>
  readdirSync(path.join(import.meta.dirname, folder)).map((file) => path.basename(file, ".ts"));
const CARDS = filesOf("cards");
const suffixes = PROVIDERS.flatMap((card) => card.suffixes.map((suffix) => ({ suffix, name: card.name })));

describe("PROVIDERS", () => {
  test("providers.ts: lists every card and table of the folders", async () => {
    await expect(providerIndex(CARDS, filesOf("tables"))).toMatchFileSnapshot("./providers.ts");
  });

  test("docs/providers.md: lists every provider with its source", async () => {
    await expect(providerPage(PROVIDERS)).toMatchFileSnapshot("../../../docs/providers.md");
  });

  test("a name names one card, which has a label and a source; a card's file is named after it", () => {
    const names = PROVIDERS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(CARDS.filter((file) => !names.includes(file))).toEqual([]);
    for (const { name, label, source } of PROVIDERS) {
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
      expect(label).not.toBe("");
      expect(source).toMatch(/^(?:docs: .{5}|DNS: .{3}|zones|KumoMTA|sisimai|mxsniff|Tranco)/u);
    }
  });

  test("a provider of a table has the usual limits of its kind, except for those that it names", () => {
    expect(findProvider("retarus")?.limits).toEqual(USUAL_LIMITS.filter);
    expect(findProvider("barracuda")?.limits).toEqual({ ...USUAL_LIMITS.filter, tls: "required" });
    expect(findProvider("godaddy")?.limits).toEqual({ rejectedPerHour: 20 });
  });

  test("suffixes are lower-case host names, and none is within another: no host is two providers'", () => {
    const all = suffixes.map(({ suffix }) => suffix);
    expect(new Set(all).size).toBe(all.length);
    for (const suffix of all) expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u);
    const nested = all.flatMap((inner) =>
      all.filter((outer) => inner.endsWith(`.${outer}`)).map((outer) => `${inner} in ${outer}`),
    );
    expect(nested).toEqual([]);
  });

  test("no suffix is a domain that has mailboxes of many providers, or machines of customers", () => {
    const shared = "amazonaws.com secureserver.net cloudfilter.net openwave.ai ovh.net outlook.com comcast.net free.fr";
    const domains = new Set(shared.split(" "));
    expect(suffixes.filter(({ suffix }) => domains.has(suffix))).toEqual([]);
  });

  test("a public mailbox domain belongs to one provider at most", () => {
    const domains = [
      ..."gmail.com outlook.com hotmail.de yahoo.com yahoo.fr yahoo.co.jp icloud.com web.de mail.ru ya.ru".split(" "),
      ..."qq.com mail.de mail.com mailo.com naver.com daum.net seznam.cz o2.pl onet.eu wp.pl tim.it libero.it".split(
        " ",
      ),
      ..."orange.fr free.fr sfr.fr laposte.net bbox.fr t-online.de vodafone.de a1.net tuta.com proton.me".split(" "),
    ];
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
