import { afterEach, expect, test } from "vitest";
import { openConnection } from "./open-connection.ts";
import { probe } from "./probe.ts";
import {
  HANG_UP,
  LOGGED_IN,
  LOGIN,
  REFUSED_LOGIN,
  replied,
  type ScriptedProxy,
  serveProxy,
  WANTS_LOGIN,
} from "./testing/scripted-proxy.ts";
import { ports, sessionPlan, SHORT_MS } from "./testing/session-plan.ts";
import type { Opened } from "./dial.ts";

let server: ScriptedProxy | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

type Answers = Parameters<typeof serveProxy>[1];

async function open(type: "socks5" | "http", answers: Answers, address = "192.0.2.1"): Promise<Opened> {
  server = await serveProxy(type, answers);
  const opened = await openConnection({ address, port: 25, bindAddress: null, proxy: server.proxy }, SHORT_MS, ports());
  if (opened.type === "opened") opened.socket.destroy();
  expect(JSON.stringify(opened.type === "opened" ? null : opened)).not.toContain(LOGIN.password);
  return opened;
}

const SOCKS = [WANTS_LOGIN, LOGGED_IN];

test("openConnection: logs in at a SOCKS5 proxy, and gives it the target's address", async () => {
  expect(await open("socks5", [...SOCKS, replied(0)])).toMatchObject({ type: "opened" });
  expect(server?.heard[1]?.toString()).toContain(`probe\u000b${LOGIN.password}`);
  expect([...(server?.heard[2] ?? [])]).toEqual([5, 1, 0, 1, 192, 0, 2, 1, 0, 25]);
});

test("openConnection: a SOCKS5 proxy gets an IPv6 target as such", async () => {
  await open("socks5", [...SOCKS, replied(0)], "2001:db8::1");
  expect(server?.heard[2]?.toString("hex")).toBe("0501000420010db80000000000000000000000010019");
});

test.each([
  [4, "connection_failed"],
  [5, "connection_failed"],
  [6, "timeout"],
])("openConnection: reply %i of a SOCKS5 proxy is the mail server's failure", async (reply, failure) => {
  const opened = await open("socks5", [...SOCKS, replied(reply)]);
  expect(opened).toMatchObject({ type: "failed", failure });
  expect("detail" in opened && opened.detail).toMatch(/^192\.0\.2\.1:25 .*, by socks5:\/\/127\.0\.0\.1:\d+$/u);
});

test.each([
  ["general failure", [...SOCKS, replied(1)], false],
  ["forbidden by its rules", [...SOCKS, replied(2)], false],
  ["refused login", [WANTS_LOGIN, REFUSED_LOGIN], true],
  ["no method in common", [Uint8Array.of(5, 255)], true],
  ["hang-up", [HANG_UP], true],
  ["silence", [], true],
  ["another protocol", ["HTTP/1.1 400 Bad Request\r\n\r\n"], true],
] as const)("openConnection: a SOCKS5 proxy's %s is our own trouble", async (_, answers, isCertain) => {
  expect(await open("socks5", answers)).toMatchObject({ type: "egress_failed", isCertain });
});

test.each([
  [[WANTS_LOGIN, REFUSED_LOGIN], "it does not accept the login"],
  [[Uint8Array.of(5, 255)], "it does not accept the login"],
  [[HANG_UP], "it hung up"],
  [["HTTP/1.1 400 Bad Request\r\n\r\n"], "it does not speak SOCKS5"],
])("openConnection: says in words what a SOCKS5 proxy did", async (answers, words) => {
  const opened = await open("socks5", answers);
  expect("detail" in opened && opened.detail).toMatch(
    new RegExp(`^The proxy socks5://127\\.0\\.0\\.1:\\d+: ${words}$`, "u"),
  );
});

test("openConnection: a SOCKS5 proxy that has greeted waits for the mail server", async () => {
  expect(await open("socks5", SOCKS)).toMatchObject({ type: "failed", failure: "timeout" });
});

test("openConnection: a proxy that takes no connection is our own trouble", async () => {
  server = await serveProxy("socks5", []);
  const { proxy } = server;
  await server.stop();
  server = null;
  const opened = await openConnection({ address: "192.0.2.1", port: 25, bindAddress: null, proxy }, SHORT_MS, ports());
  expect(opened).toMatchObject({ type: "egress_failed", isCertain: true });
  expect("detail" in opened && opened.detail).toContain("ECONNREFUSED");
});

test("openConnection: asks an HTTP proxy by CONNECT with the login", async () => {
  expect(await open("http", ["HTTP/1.1 200 OK\r\n\r\n"], "2001:db8::1")).toMatchObject({ type: "opened" });
  const heard = server?.heard[0]?.toString() ?? "";
  expect(heard).toMatch(/^CONNECT \[2001:db8::1\]:25 HTTP\/1\.1\r\nHost: \[2001:db8::1\]:25\r\n/u);
  expect(heard).toContain(`Proxy-Authorization: Basic ${btoa(`${LOGIN.user}:${LOGIN.password}`)}\r\n`);
});

test.each([
  ["HTTP/1.1 407 Authentication Required\r\nContent-Length: 2\r\n\r\nno", { type: "egress_failed", isCertain: true }],
  ["HTTP/1.0 403 Forbidden\r\n\r\n", { type: "egress_failed", isCertain: false }],
  ["HTTP/1.1 502 Bad Gateway\r\n\r\n", { type: "egress_failed", isCertain: false }],
  ["HTTP/1.0 500 Unable to connect\r\n\r\n", { type: "failed", failure: "connection_failed" }],
  ["HTTP/1.1 504 Gateway Timeout\r\n\r\n", { type: "failed", failure: "timeout" }],
  ["220 mx.example.org ESMTP\r\n", { type: "egress_failed", isCertain: true }],
  [HANG_UP, { type: "egress_failed", isCertain: true }],
])("openConnection: an HTTP proxy answers %j", async (answer, expected) => {
  expect(await open("http", [answer])).toMatchObject(expected);
});

const GREETING = Buffer.from("554 5.7.1 not today\r\n");

test.each([
  ["socks5", [...SOCKS, Buffer.concat([replied(0), GREETING]), "221 bye\r\n"]],
  ["http", [Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\n\r\n"), GREETING]), "221 bye\r\n"]],
] as const)("probe: hears a greeting that comes together with the answer of a %s proxy", async (type, answers) => {
  server = await serveProxy(type, answers);
  const { egress, ...plan } = sessionPlan({ port: 25, hosts: ["192.0.2.1"], timeouts: { bannerMs: 2_000 } });
  const report = await probe({ ...plan, egress: { ...egress, proxy: server.proxy } }, ports());
  expect(report.ending).toMatchObject({ type: "refused", evidence: { code: 554 } });
  expect(report.transcript?.map(({ text }) => text)).toContain("221 bye");
  expect(server.connections(), "the login goes over the connection that is used").toBe(1);
});

test("probe: our proxy's failure is no answer about anybody", async () => {
  server = await serveProxy("socks5", [WANTS_LOGIN, REFUSED_LOGIN]);
  const { egress, ...plan } = sessionPlan({ port: 25, hosts: ["192.0.2.1", "192.0.2.2"] });
  const report = await probe({ ...plan, egress: { ...egress, proxy: server.proxy } }, ports());
  expect(report).toMatchObject({
    ending: { type: "egress_failed", isCertain: true },
    answers: [],
    unanswered: ["ann@example.org"],
    askedRecipients: 0,
  });
  // The second host is left alone: the proxy would say the same.
  expect(server.heard).toHaveLength(2);
});

test("probe: a host that is dead does not speak for a site where our proxy failed at another host", async () => {
  server = await serveProxy("http", ["HTTP/1.1 502 Bad Gateway\r\n\r\n"]);
  const { egress, ...plan } = sessionPlan({
    port: 25,
    hosts: [
      { host: "192.0.2.1", preference: 10 },
      { host: "nowhere.example", preference: 20 },
    ],
  });
  const report = await probe({ ...plan, egress: { ...egress, proxy: server.proxy } }, ports());
  expect(report.ending).toMatchObject({ type: "egress_failed", isCertain: false });
});

test("probe: a private address is not connected to through a proxy either", async () => {
  server = await serveProxy("socks5", [WANTS_LOGIN]);
  const { egress, ...plan } = sessionPlan({ port: 25, hosts: ["10.0.0.25"], allowPrivateAddresses: false });
  const report = await probe({ ...plan, egress: { ...egress, proxy: server.proxy } }, ports());
  expect(report.ending).toMatchObject({ type: "unreachable", evidence: { outcome: "unsafe_mx" } });
  expect(server.heard).toEqual([]);
});
