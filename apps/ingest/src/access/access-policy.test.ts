import { expect, test } from "vitest";
import { accessPolicy } from "./access-policy.ts";

const of = (
  host: string,
  publicUrl: string | null = null,
  allowedHosts: string[] = [],
  trustedProxies: string[] = [],
) => accessPolicy({ host, publicUrl, allowedHosts, trustedProxies, corsOrigins: [], rateLimitPerMinute: 10 });

test.each(["127.0.0.1", "127.1.2.3", "::1"])("accessPolicy: on %s only loopback names are accepted", (host) => {
  expect(of(host).hosts).toEqual(new Set());
});

test.each(["0.0.0.0", "::", "192.0.2.1", "verify.example.com"])("accessPolicy: on %s any name is accepted", (host) => {
  expect(of(host).hosts).toBe("any");
});

test("accessPolicy: a server on loopback with a public name accepts that name", () => {
  expect(of("127.0.0.1", "https://verify.example.com:8443").hosts).toEqual(new Set(["verify.example.com"]));
  expect(of("127.0.0.1", null, ["rollcall.internal"]).hosts).toEqual(new Set(["rollcall.internal"]));
});

test("accessPolicy: a server on loopback with a trusted proxy accepts any name", () => {
  expect(of("127.0.0.1", null, [], ["127.0.0.1"])).toMatchObject({ hosts: "any", trustedProxies: ["127.0.0.1"] });
});
