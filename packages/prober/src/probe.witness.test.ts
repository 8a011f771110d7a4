import type { Recipient } from "@rollcall/smtp";
import { afterEach, describe, expect, test } from "vitest";
import { probe } from "./probe.ts";
import { mailServer, type ScriptedServer, serve } from "./testing/scripted-server.ts";
import { ports, sessionPlan, summary } from "./testing/session-plan.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** Asks a server that says the same of every unknown name, and of everybody once it has shut. */
async function ask(
  refusal: string,
  shutsAfter = Number.POSITIVE_INFINITY,
  maxAddresses = 10,
): Promise<{ readonly asked: readonly string[]; readonly codesOfAnn: readonly number[] }> {
  let unknown = 0;
  const rcpt = (address: string): string => {
    const living = address.startsWith("ann") || address.startsWith("carl");
    if (!living) unknown += 1;
    return living && unknown <= shutsAfter ? "250 2.1.5 Ok" : refusal;
  };
  const server = await serve(mailServer({ rcpt }));
  servers.push(server);
  const recipients = ["ann@example.org", "bob@example.org", "carl@example.org", "dora@example.org"];
  const controls = ["qz7kd93m@example.org"];
  const plan = sessionPlan({ port: server.port, recipients, controls, policy: { maxAddresses } });
  const { answers } = await probe(plan, ports());
  const ofAnn = answers.find(({ id }) => id === "ann@example.org")?.evidence ?? [];
  return {
    asked: server.heard.flatMap((line) => /^RCPT TO:<([^@>]+)@/.exec(line)?.[1] ?? []),
    codesOfAnn: ofAnn.flatMap((one) => (one.type === "reply" ? [one.code] : [])),
  };
}

describe("probe: a witness", () => {
  test("where a refusal's words leave it open, a name that was accepted is asked again at the end, once", async () => {
    const { asked, codesOfAnn } = await ask("550 Rejected");
    expect(asked).toEqual(["ann", "qz7kd93m", "bob", "carl", "dora", "ann"]);
    expect(codesOfAnn).toEqual([250, 250]);
  });

  test("where the words are plain, nobody is asked twice", async () => {
    expect((await ask("550 5.1.1 User unknown")).asked).toEqual(["ann", "qz7kd93m", "bob", "carl", "dora"]);
  });

  test("a witness that is refused is no answer about its mailbox", async () => {
    const { asked, codesOfAnn } = await ask("550 Rejected", 1);
    expect(asked.at(-1)).toBe("ann");
    expect(codesOfAnn).toEqual([250]);
  });

  test("it may be one more than the policy allows", async () => {
    const { asked } = await ask("550 Rejected", Number.POSITIVE_INFINITY, 4);
    expect(asked).toEqual(["ann", "qz7kd93m", "bob", "carl"]);
    expect((await ask("550 Rejected", Number.POSITIVE_INFINITY, 3)).asked).toEqual(["ann", "qz7kd93m", "bob", "ann"]);
  });
});

describe("probe: controls alone", () => {
  test.each(["same_session", "own_session"] as const)(
    "%s: nothing but the control is asked, on one connection",
    async (control) => {
      const server = await serve(mailServer({ rcpt: () => "550 5.1.1 User unknown" }));
      servers.push(server);
      const controls = ["qz7kd93m@example.org"];
      const plan = sessionPlan({
        port: server.port,
        recipients: [],
        controls,
        controlsAlone: ["example.org"],
        policy: { control },
      });
      expect(summary(await probe(plan, ports()))).toEqual(["control example.org rcpt 550 5.1.1", "completed"]);
      expect(server.heard.filter((line) => line.startsWith("EHLO"))).toHaveLength(1);
    },
  );
});

describe("probe: a control alone that is answered by 421", () => {
  const ANN = { id: "ann", address: "ann@example.org", needsSmtpUtf8: false };

  /** Asks a server for a control alone; `nth`: the RCPT's place over all connections. */
  async function askAlone(rcpt: (address: string, nth: number) => string, witness: Recipient | null = ANN) {
    let nth = 0;
    const server = await serve(mailServer({ rcpt: (address) => rcpt(address, (nth += 1)) }));
    servers.push(server);
    const controls = ["qz7kd93m@example.org"];
    const alone = { recipients: [], controls, controlsAlone: ["example.org"] };
    const plan = sessionPlan({
      port: server.port,
      ...alone,
      witnesses: new Map(witness && [["example.org", witness]]),
    });
    const report = await probe(plan, ports());
    const asked = server.heard.flatMap((line) => /^RCPT TO:<([^@>]+)@/.exec(line)?.[1] ?? []);
    return { report, asked: asked.map((name) => (name === "qz7kd93m" ? "control" : name)), server };
  }

  const DISMISSAL = "421 4.4.2 alias does not exist, try again later";
  const tells = (address: string): string => (address.startsWith("q") ? DISMISSAL : "250 Ok");

  test("is asked again beside a name that was accepted, each on a connection of its own; all as expected: a contrast", async () => {
    const { report, asked, server } = await askAlone(tells);
    expect(asked).toEqual(["control", "ann", "ann", "control", "ann", "ann", "ann", "control", "ann"]);
    expect(server.connections()).toBe(9);
    expect(report).toMatchObject({ askedRecipients: 9, cut: { answered: 0, at: { type: "control" } } });
    expect(report.contrasts).toMatchObject([{ domain: "example.org", control: { code: 421 } }]);
    expect(report.contrasts[0]?.acceptedAtMs).toBeGreaterThan(report.contrasts[0]?.control.atMs ?? Infinity);
    expect(summary(report)).toEqual(["control example.org rcpt 421 4.4.2", "cut_short rcpt 421 4.4.2"]);
  });

  test("the first answer that differs ends the series, wherever it comes", async () => {
    for (const last of [2, 3, 4, 6, 8, 9]) {
      const { report, asked } = await askAlone((address, nth) => (nth === last ? "421 4.3.2 no" : tells(address)));
      const isControl = last === 4 || last === 8;
      expect(asked).toHaveLength(isControl ? 9 : last);
      expect(report.contrasts).toHaveLength(isControl ? 1 : 0);
    }
  });

  test("a clear answer to the control counts, however late it comes", async () => {
    const late = await askAlone((address, nth) => (nth === 4 ? "250 Ok" : tells(address)));
    expect(late.report.contrasts).toEqual([]);
    expect(late.report.controls.map(({ evidence }) => evidence.code)).toEqual([421, 250]);
  });

  test("no series without a witness, nor after words about limits or greylisting", async () => {
    expect((await askAlone(tells, null)).asked).toEqual(["control"]);
    for (const words of ["421 4.7.0 too many connections", "421 4.7.1 Greylisted, come back in 5 minutes"])
      expect((await askAlone(() => words)).asked).toEqual(["control"]);
  });
});
