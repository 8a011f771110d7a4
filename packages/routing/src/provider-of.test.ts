import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROVIDERS } from "@rollcall/providers";
import { providerOf, providerOfHost } from "./provider-of.ts";

const mx = (...hosts: string[]) => hosts.map((host, index) => ({ host, preference: index * 10 }));

describe("providerOfHost", () => {
  test.each([
    ["gmail-smtp-in.l.google.com", "google"],
    ["ASPMX2.GOOGLEMAIL.COM.", "google"],
    ["contoso-com.mail.protection.outlook.com", "microsoft-365"],
    ["contoso-com.j-v1.mx.microsoft", "microsoft-365"],
    ["hotmail-com.olc.protection.outlook.com", "microsoft-consumer"],
    ["mta5.am0.yahoodns.net", "yahoo"],
    ["mx01.mail.icloud.com", "icloud"],
    ["mx-ha02.web.de", "gmx"],
    ["eu-smtp-inbound-1.mimecast.com", "mimecast"],
    ["mxa-00123401.gslb.pphosted.com", "proofpoint"],
    ["d12345a.ess.barracudanetworks.com", "barracuda"],
    ["mx1.hc1234-56.iphmx.com", "ironport"],
    ["mx1a1.comcast.net", "comcast"],
    ["route2.mx.cloudflare.net", "cloudflare"],
    ["w0123456.kasserver.com", "all-inkl"],
    ["inbound-smtp.eu-west-1.amazonaws.com", "amazon"],
    ["mx1.pub.mailpod12-cph3.one.com", "one-com"],
    ["eforward3.registrar-servers.com", "namecheap-forwarding"],
    ["mx1.alias.proton.me", "simplelogin"],
  ])("providerOfHost: %s is %s's", (host, name) => {
    expect(providerOfHost(host)).toBe(name);
  });

  test.each([
    "mx.example.net",
    "notgoogle.com",
    "google.com.evil.example",
    "c-1-2-3-4.hsd1.ca.comcast.net",
    "ip-1-2-3-4.ip.secureserver.net",
    "vps-1234.vps.ovh.net",
    "ec2-1-2-3-4.eu-west-1.compute.amazonaws.com",
    "mx1.wp-hosting.example",
    "",
    ".",
    "a.".repeat(5000),
  ])("providerOfHost: %s belongs to no known provider", (host) => {
    expect(providerOfHost(host)).toBeNull();
  });
});

describe("suffixes", () => {
  const suffixes = PROVIDERS.flatMap((card) => card.suffixes.map((suffix) => ({ suffix, name: card.name })));

  test("providerOfHost: a suffix matches its host and all below it, on label boundaries only", () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...suffixes),
        label,
        fc.constantFrom("", ".", ".mx."),
        ({ suffix, name }, own, dot) => {
          const host = `${own}${dot}${suffix}`;
          const owner = suffixes.find((one) => host === one.suffix || host.endsWith(`.${one.suffix}`))?.name ?? null;
          expect(providerOfHost(suffix)).toBe(name);
          expect(providerOfHost(host)).toBe(dot === "" ? owner : name);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("providerOf: any of a provider's hosts, in any order, are that provider's", () => {
    const hosts = fc.constantFrom(...PROVIDERS).chain(({ name, suffixes: own }) =>
      fc.record({
        name: fc.constant(name),
        hosts: fc.array(fc.record({ host: fc.constantFrom(...own), preference: fc.nat(99) }), { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(hosts, (set) => {
        expect(providerOf(set.hosts)).toBe(set.name);
      }),
    );
  });
});

describe("providerOf", () => {
  test("providerOf: all hosts must be the same provider's", () => {
    expect(providerOf(mx("aspmx.l.google.com", "alt1.aspmx.l.google.com", "aspmx2.googlemail.com"))).toBe("google");
    expect(providerOf(mx("aspmx.l.google.com", "backup.example.net"))).toBeNull();
    expect(providerOf(mx("example-com.mail.protection.outlook.com", "mx-biz.mail.am0.yahoodns.net"))).toBeNull();
    expect(providerOf(mx("backup.example.net"))).toBeNull();
    expect(providerOf([])).toBeNull();
  });
});
