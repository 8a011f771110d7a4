import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROVIDERS } from "@rollcall/providers";
import { pacingKey, SITE_KEY_LIMIT_CHARS, siteKey } from "./site-key.ts";

const mxHost = fc.record({ host: fc.domain(), preference: fc.nat(65535) });

describe("siteKey", () => {
  test("siteKey: hosts are sorted by preference, then name, and lower-cased", () => {
    const hosts = [
      { host: "MX2.Example.net", preference: 20 },
      { host: "b.example.net.", preference: 10 },
      { host: "a.example.net", preference: 10 },
    ];
    expect(siteKey(hosts)).toBe("a.example.net,b.example.net,mx2.example.net");
  });

  test("siteKey: the order of the answer does not matter, nor does a host named twice", () => {
    fc.assert(
      fc.property(fc.array(mxHost, { minLength: 1, maxLength: 20 }), (hosts) => {
        expect(siteKey(hosts.toReversed())).toBe(siteKey(hosts));
        expect(siteKey([...hosts, ...hosts])).toBe(siteKey(hosts));
      }),
    );
  });

  test("siteKey: different preferences that change the order make another site", () => {
    const at = (a: number, b: number) => [
      { host: "a.example.net", preference: a },
      { host: "b.example.net", preference: b },
    ];
    expect(siteKey(at(10, 20))).not.toBe(siteKey(at(20, 10)));
    expect(siteKey(at(10, 20))).toBe(siteKey(at(1, 2)));
  });

  test("siteKey: a set of any size has a key of bounded length, and long sets that differ have different keys", () => {
    const long = (last: string) =>
      Array.from({ length: 40 }, (_, index) => ({
        host: `mx${index}.a-rather-long-name.example.net`,
        preference: 1,
      })).concat({
        host: last,
        preference: 9,
      });
    expect(siteKey(long("z.example")).length).toBeLessThanOrEqual(SITE_KEY_LIMIT_CHARS);
    expect(siteKey(long("z.example"))).toMatch(/^mx0\.a-rather-long-name\.example\.net~[0-9a-f]{64}$/u);
    expect(siteKey(long("z.example"))).not.toBe(siteKey(long("y.example")));
    expect(siteKey([{ host: `${"x".repeat(600)}.example`, preference: 0 }]).length).toBeLessThanOrEqual(
      SITE_KEY_LIMIT_CHARS,
    );
  });

  test("siteKey: no hosts, no site", () => {
    expect(() => siteKey([])).toThrow(RangeError);
  });
});

describe("pacingKey", () => {
  test("pacingKey: the provider where it is known, else the site", () => {
    expect(pacingKey([{ host: "a.mail.protection.outlook.com", preference: 0 }])).toBe("microsoft-365");
    expect(pacingKey([{ host: "mx.example.net", preference: 0 }])).toBe("mx.example.net");
  });

  test("pacingKey: the same hosts in any order, at any preference, are one key", () => {
    const route = (...preferences: readonly number[]) =>
      preferences.map((preference, index) => ({ host: `route${index + 1}.mx.cloudflare.net`, preference }));
    expect(new Set([route(5, 44, 91), route(91, 5, 44), route(50, 50, 50)].map(pacingKey))).toEqual(
      new Set(["cloudflare"]),
    );
    fc.assert(
      fc.property(
        fc.array(mxHost, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(65535), { minLength: 8 }),
        (hosts, other) => {
          const shuffled = hosts.map(({ host }, index) => ({ host, preference: other[index] ?? 0 }));
          expect(pacingKey(shuffled)).toBe(pacingKey(hosts));
        },
      ),
    );
  });

  test("pacingKey: a host named like a provider cannot take its key", () => {
    for (const { name } of PROVIDERS) expect(pacingKey([{ host: name, preference: 0 }])).toBe(`${name}.`);
  });
});
