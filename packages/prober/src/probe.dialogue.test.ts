import { afterEach, describe, expect, test } from "vitest";
import { probe } from "./probe.ts";
import type { ProberPorts } from "@rollcall/smtp";
import { type ScriptedServer, serve, type Script, mailServer } from "./testing/scripted-server.ts";
import { ports, sessionPlan, summary } from "./testing/session-plan.ts";

const servers: ScriptedServer[] = [];
const start = async (script: Script): Promise<ScriptedServer> => {
  const server = await serve(script);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const knows =
  (...mailboxes: string[]) =>
  (address: string): string =>
    mailboxes.includes(address) ? "250 2.1.5 Ok" : `550 5.1.1 <${address}>: User unknown`;

describe("probe: dialogue", () => {
  test("each recipient is in exactly one place, the control is asked once, QUIT is said and nothing stays open", async () => {
    const server = await start(mailServer({ rcpt: knows("ann@example.org", "carl@example.org") }));
    const recipients = ["ann@example.org", "bob@example.org", "carl@example.org"];
    const report = await probe(
      sessionPlan({ port: server.port, recipients, controls: ["qz7kd93m@example.org"] }),
      ports(),
    );
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 250 2.1.5",
      "bob@example.org rcpt 550 5.1.1",
      "carl@example.org rcpt 250 2.1.5",
      "control example.org rcpt 550 5.1.1",
      "completed",
    ]);
    expect(report).toMatchObject({ host: "127.0.0.1", askedRecipients: 4, refusedRecipients: 2, tlsBroken: false });
    expect(server.heard.at(-1)).toBe("QUIT");
    await expect.poll(() => server.open()).toBe(0);
  });

  test("nothing but EHLO, HELO, STARTTLS, MAIL, RCPT, RSET and QUIT is ever on the wire", async () => {
    const server = await start(
      mailServer({
        offers: ["PIPELINING", "CHUNKING", "VRFY", "ETRN", "AUTH PLAIN", "SMTPUTF8"],
        rcpt: knows("ann@example.org"),
      }),
    );
    const recipients = ["ann@example.org", "josé@example.org", "bob@example.com"];
    const controls = ["qz7kd93m@example.org", "b8xk2mwq@example.com"];
    for (const pipelining of [true, false])
      for (const control of ["same_session", "own_session"] as const)
        await probe(sessionPlan({ port: server.port, recipients, controls, policy: { pipelining, control } }), ports());
    const verbs = new Set(server.heard.map((line) => line.split(/[ :]/)[0]));
    expect(verbs).toEqual(new Set(["EHLO", "MAIL", "RCPT", "RSET", "QUIT"]));
  });

  test("nothing is said before the banner", async () => {
    const early: string[] = [];
    const server = await start(async (peer) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      early.push(...server.heard);
      await mailServer()(peer);
    });
    const report = await probe(sessionPlan({ port: server.port }), ports());
    expect(early).toEqual([]);
    expect(summary(report)).toEqual(["ann@example.org rcpt 250 2.1.5", "completed"]);
  });

  test("EHLO refused: HELO", async () => {
    const server = await start(mailServer({ ehlo: "502 5.5.1 Command not implemented" }));
    const report = await probe(sessionPlan({ port: server.port }), ports());
    expect(summary(report)).toEqual(["ann@example.org rcpt 250 2.1.5", "completed"]);
    expect(server.heard.slice(0, 2)).toEqual(["EHLO probe.example.net", "HELO probe.example.net"]);
  });

  test("a control in its own session is asked on a second connection", async () => {
    const server = await start(mailServer({ rcpt: knows("ann@example.org") }));
    const plan = sessionPlan({
      port: server.port,
      controls: ["qz7kd93m@example.org"],
      policy: { control: "own_session" },
    });
    const report = await probe(plan, ports());
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 250 2.1.5",
      "control example.org rcpt 550 5.1.1",
      "completed",
    ]);
    expect(server.connections()).toBe(2);
    expect(report).toMatchObject({ askedRecipients: 2, refusedRecipients: 1 });
  });

  test("a session that ends at a control says so, on the same connection and on its own", async () => {
    const server = await start(mailServer({ rcpt: (address) => (address === "ann@example.org" ? "250 Ok" : null) }));
    for (const control of ["same_session", "own_session"] as const) {
      const plan = sessionPlan({ port: server.port, controls: ["qz7kd93m@example.org"], policy: { control } });
      const report = await probe(plan, ports());
      expect(summary(report)).toEqual(["ann@example.org rcpt 250 -", "cut_short rcpt connection_failed"]);
      const answered = control === "same_session" ? 1 : 0;
      expect(report.cut).toEqual({ answered, refused: 0, at: { type: "control", domain: "example.org" } });
    }
  });

  test("no second connection once the session's time is over", async () => {
    const server = await start(mailServer());
    const plan = sessionPlan({
      port: server.port,
      controls: ["qz7kd93m@example.org"],
      policy: { control: "own_session" },
    });
    let lostMs = 0;
    const onStep: ProberPorts["onStep"] = ({ step }) => {
      if (step === "close") lostMs = plan.policy.timeouts.sessionMs;
    };
    const report = await probe(plan, ports({}, { onStep, nowMs: () => performance.now() + lostMs }));
    expect(summary(report)).toEqual(["ann@example.org rcpt 250 2.1.5", "completed"]);
    expect(server.connections()).toBe(1);
  });

  test("no acceptance: no control and no second connection", async () => {
    const server = await start(mailServer({ rcpt: knows() }));
    const plan = sessionPlan({
      port: server.port,
      controls: ["qz7kd93m@example.org"],
      policy: { control: "own_session" },
    });
    expect(summary(await probe(plan, ports()))).toEqual(["ann@example.org rcpt 550 5.1.1", "completed"]);
    expect(server.connections()).toBe(1);
  });

  test("452 4.5.3 to the second RCPT charges no address", async () => {
    const server = await start(
      mailServer({ rcpt: (_, nth) => (nth === 1 ? "250 2.1.5 Ok" : "452 4.5.3 Too many recipients (AS780090)") }),
    );
    const report = await probe(
      sessionPlan({ port: server.port, recipients: ["ann@example.org", "bob@example.org"] }),
      ports(),
    );
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 250 2.1.5",
      "bob@example.org unanswered",
      "cut_short rcpt 452 4.5.3",
    ]);
  });

  test("421 in mid-session charges no address", async () => {
    const server = await start(
      mailServer({ rcpt: (_, nth) => (nth === 1 ? "550 5.1.1 unknown" : "421 4.7.0 Too many errors") }),
    );
    const report = await probe(
      sessionPlan({ port: server.port, recipients: ["ann@example.org", "bob@example.org"] }),
      ports(),
    );
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 550 5.1.1",
      "bob@example.org unanswered",
      "cut_short rcpt 421 4.7.0",
    ]);
  });

  test("MAIL refused holds for every recipient", async () => {
    const server = await start(mailServer({ mail: () => "550 5.7.1 Sender not welcome" }));
    const report = await probe(
      sessionPlan({ port: server.port, recipients: ["ann@example.org", "bob@example.org"] }),
      ports(),
    );
    expect(summary(report)).toEqual([
      "ann@example.org mail 550 5.7.1",
      "bob@example.org mail 550 5.7.1",
      "refused mail 550 5.7.1",
    ]);
  });

  test("the caller's judgement ends the session", async () => {
    const server = await start(mailServer({ rcpt: () => "554 5.7.1 Client host blocked using zen.example" }));
    const plan = sessionPlan({ port: server.port, recipients: ["ann@example.org", "bob@example.org"] });
    const report = await probe(plan, ports({}, { stopsSession: ({ text }) => text.includes("blocked") }));
    expect(summary(report)).toEqual([
      "ann@example.org rcpt 554 5.7.1",
      "bob@example.org unanswered",
      "cut_short rcpt 554 5.7.1",
    ]);
  });

  test("transcript and steps: both sides, in order, with times", async () => {
    const server = await start(mailServer());
    const steps: string[] = [];
    const report = await probe(
      sessionPlan({ port: server.port }),
      ports(
        {},
        { onStep: ({ step, code, detail }) => steps.push(`${step} ${code ?? (detail === null ? "-" : "done")}`) },
      ),
    );
    expect(report.transcript?.map(({ by, text }) => `${by} ${text}`)).toEqual([
      `# connected to 127.0.0.1 at 127.0.0.1:${server.port}`,
      "S 220 mx.example.org ESMTP",
      "C EHLO probe.example.net",
      "S 250 mx.example.org",
      "C MAIL FROM:<check@example.net>",
      "S 250 2.1.0 Ok",
      "C RCPT TO:<ann@example.org>",
      "S 250 2.1.5 Ok",
      "C QUIT",
      "S 221 2.0.0 Bye",
      "# closed",
    ]);
    const times = report.transcript?.map(({ atMs }) => atMs) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(steps).toEqual([
      "connect -",
      "connect done",
      "banner -",
      "banner 220",
      "ehlo -",
      "ehlo 250",
      "mail -",
      "mail 250",
      "rcpt -",
      "rcpt 250",
      "quit -",
      "quit 221",
      "close -",
    ]);
  });

  test("transcript: null unless it is to be kept", async () => {
    const server = await start(mailServer());
    const report = await probe(sessionPlan({ port: server.port, keepTranscript: false }), ports());
    expect(report.transcript).toBeNull();
  });

  test("only the caller's own faults reject: a HELO name that cannot be said, an observer that throws", async () => {
    const server = await start(mailServer());
    const plan = sessionPlan({ port: server.port });
    const unsayable = { ...plan, egress: { ...plan.egress, heloName: "a\r\nDATA" } };
    await expect(probe(unsayable, ports())).rejects.toThrow("Cannot say EHLO");
    const throws = (): never => {
      throw new Error("observer failed");
    };
    await expect(probe(plan, ports({}, { onStep: throws }))).rejects.toThrow("observer failed");
    await expect.poll(() => server.open()).toBe(0);
  });
});

describe("probe: abort", () => {
  test("the RCPT on its way is still answered, the rest is not asked, and QUIT is said", async () => {
    const abort = new AbortController();
    const server = await start(
      mailServer({
        rcpt: () => {
          abort.abort();
          return "250 2.1.5 Ok";
        },
      }),
    );
    const plan = sessionPlan({ port: server.port, recipients: ["ann@example.org", "bob@example.org"] });
    const report = await probe(plan, ports({}, { signal: abort.signal }));
    expect(summary(report)).toEqual(["ann@example.org rcpt 250 2.1.5", "bob@example.org unanswered", "aborted"]);
    expect(server.heard.at(-1)).toBe("QUIT");
  });

  test("aborted beforehand: no connection is made", async () => {
    const server = await start(mailServer());
    const report = await probe(sessionPlan({ port: server.port }), ports({}, { signal: AbortSignal.abort() }));
    expect(summary(report)).toEqual(["ann@example.org unanswered", "aborted"]);
    expect(server.connections()).toBe(0);
  });

  test("aborted while the resolver or the banner is awaited: it ends at once", async () => {
    const server = await start(() => undefined);
    for (const hosts of [["127.0.0.1"], ["slow.example.org"]]) {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 20);
      const plan = sessionPlan({ port: server.port, hosts });
      const resolveHost = () => new Promise<never>(() => undefined);
      const report = await probe(plan, ports({}, { signal: abort.signal, resolveHost }));
      expect(report.ending).toEqual({ type: "aborted" });
    }
  });
});
