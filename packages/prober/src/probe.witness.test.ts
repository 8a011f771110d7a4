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
