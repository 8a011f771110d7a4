import { afterEach, expect, test } from "vitest";
import { greetHost } from "./greet-host.ts";
import { probe } from "./probe.ts";
import { type Script, type ScriptedServer, serve, mailServer } from "./testing/scripted-server.ts";
import { ports, sessionPlan } from "./testing/session-plan.ts";

const EGRESS = { bindAddress: null, heloName: "verify.example.com", mailFrom: "probe@example.com" };

let server: ScriptedServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function greet(script: Script): ReturnType<typeof greetHost> {
  server = await serve(script);
  return await greetHost("127.0.0.1", server.port, EGRESS, ports());
}

test("greetHost: returns the greeting, the reply to EHLO, and our local address", async () => {
  const greeting = await greet(mailServer({ banner: "220-mx.example.org\r\n220 ESMTP ready", offers: ["SIZE"] }));
  expect(greeting).toMatchObject({
    type: "greeted",
    code: 220,
    banner: "mx.example.org\nESMTP ready",
    localAddress: "127.0.0.1",
  });
  expect(greeting.type === "greeted" && greeting.ehlo).toContain("SIZE");
});

test("greetHost: says EHLO and QUIT and nothing else", async () => {
  const heard: string[] = [];
  await greet(async (peer) => {
    peer.say("220 mx.example.org");
    for (let line = await peer.hear(); line !== null; line = await peer.hear()) {
      heard.push(line);
      peer.say(line === "QUIT" ? "221 Bye" : "250 mx.example.org");
      if (line === "QUIT") peer.hangUp();
    }
  });
  await expect.poll(() => heard).toEqual(["EHLO verify.example.com", "QUIT"]);
});

test("greetHost: a refusal is an open port, and no EHLO is sent", async () => {
  expect(await greet(mailServer({ banner: "554 5.7.1 blocked" }))).toMatchObject({
    code: 554,
    banner: "5.7.1 blocked",
    ehlo: "",
  });
});

test("greetHost: a server that hangs up, one that speaks no SMTP and a closed port fail with a reason", async () => {
  expect(await greet((peer) => peer.hangUp())).toMatchObject({
    type: "failed",
    detail: expect.stringContaining("hung up"),
  });
  await server?.stop();
  expect(await greet((peer) => peer.say("HTTP/1.1 400 Bad Request"))).toMatchObject({ type: "failed" });
  const { port } = server!;
  await server?.stop();
  server = null;
  expect(await greetHost("127.0.0.1", port, EGRESS, ports())).toMatchObject({
    type: "failed",
    detail: expect.stringContaining("ECONNREFUSED"),
  });
});

test("probe: without recipients it greets, and reports that the connection works", async () => {
  server = await serve(mailServer());
  const plan = sessionPlan({ recipients: [], port: server.port });
  const report = await probe(plan, ports({ "mx.example.org": "127.0.0.1" }));
  expect(report.ending).toEqual({ type: "completed" });
  expect(server.heard.map((line) => line.split(" ")[0])).toEqual(["EHLO", "QUIT"]);
});
