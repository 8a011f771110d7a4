import { describe, expect, test } from "vitest";
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
    "",
    ".",
    "a.".repeat(5000),
  ])("providerOfHost: %s belongs to no known provider", (host) => {
    expect(providerOfHost(host)).toBeNull();
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
