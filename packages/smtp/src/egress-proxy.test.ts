import { expect, test } from "vitest";
import { connectTrouble, proxyName, socksTrouble } from "./egress-proxy.ts";

test("proxyName: says where the proxy is, and never its login", () => {
  const login = { user: "probe", password: "s3cret" };
  expect(proxyName({ type: "socks5", host: "10.8.0.2", port: 1080, login })).toBe("socks5://10.8.0.2:1080");
  expect(proxyName({ type: "http", host: "fd00::2", port: 8888, login })).toBe("http://[fd00::2]:8888");
});

test.each([
  [1, "egress"],
  [2, "egress"],
  [3, "site"],
  [4, "site"],
  [5, "site"],
  [6, "site"],
  [7, "egress"],
  [8, "site"],
  [9, "egress"],
  [255, "egress"],
])("socksTrouble: reply %i is the trouble of the %s", (reply, whose) => {
  expect(socksTrouble(reply).whose).toBe(whose);
});

test.each([
  [400, { whose: "egress", isCertain: true }],
  [403, { whose: "egress", isCertain: false }],
  [407, { whose: "egress", isCertain: true }],
  [500, { whose: "site", failure: "connection_failed" }],
  [502, { whose: "egress", isCertain: false }],
  [503, { whose: "site", failure: "connection_failed" }],
  [504, { whose: "site", failure: "timeout" }],
])("connectTrouble: %i", (status, trouble) => {
  expect(connectTrouble(status)).toMatchObject(trouble);
});
