import { expect, test } from "vitest";
import { accessPolicy } from "./access-policy.ts";

const of = (
  host: string,
  publicUrl: string | null = null,
  allowedHosts: string[] = [],
  trustedProxies: string[] = [],
) => accessPolicy({ host, publicUrl, allowedHosts, trustedProxies, rateLimitPerMinute: 10 });

test.each(["127.0.0.1", "127.1.2.3", "::1", "localhost"])("accessPolicy: on %s no key is required", (host) => {
  expect(of(host).keysRequired).toBe(false);
  expect(of(host).hosts).not.toBe("any");
});

test.each(["0.0.0.0", "::", "192.0.2.1", "verify.example.com"])("accessPolicy: on %s, keys are required", (host) => {
  expect(of(host)).toMatchObject({ keysRequired: true, hosts: "any" });
});

test("accessPolicy: a server on loopback with a public name has a proxy, and requires keys", () => {
  expect(of("127.0.0.1", "https://verify.example.com:8443")).toMatchObject({
    keysRequired: true,
    hosts: new Set(["verify.example.com"]),
  });
  expect(of("127.0.0.1", null, ["rollcall.internal"])).toMatchObject({
    keysRequired: true,
    hosts: new Set(["rollcall.internal"]),
  });
});

test("accessPolicy: a server on loopback with a trusted proxy requires keys", () => {
  expect(of("127.0.0.1", null, [], ["127.0.0.1"])).toMatchObject({
    keysRequired: true,
    hosts: "any",
    trustedProxies: ["127.0.0.1"],
  });
});
