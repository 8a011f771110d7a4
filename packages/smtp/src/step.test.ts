import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "./command.ts";
import { type Dialogue, type DialoguePlan, type Effect, type Input, startDialogue, deadlineMs } from "./dialogue.ts";
import { enhancedCode } from "./reply.ts";
import { step } from "./step.ts";
import { IllegalStepError, send } from "./transition.ts";

const TIMEOUTS = { bannerMs: 60, ehloMs: 45, tlsMs: 30, mailMs: 46, rcptMs: 75, quitMs: 3 };
const PLAN: DialoguePlan = {
  host: "mx.example.org",
  provider: null,
  backup: false,
  heloName: "probe.example.net",
  mailFrom: "check@example.net",
  recipients: ["ann@example.org", "bob@example.org", "josé@example.org", "carl@example.com", "dora@example.com"].map(
    (address) => ({ id: `id of ${address}`, address, needsSmtpUtf8: false }),
  ),
  controls: new Map([
    ["example.org", "qz7kd93m@example.org"],
    ["example.com", "b8xk2mwq@example.com"],
  ]),
  controlsDue: [],
  policy: {
    maxAddresses: 6,
    recipientsPerTransaction: 2,
    maxRefusals: 3,
    maxAgeMs: 1000,
    tarpitFactor: 3,
    tls: "opportunistic",
    pipelining: true,
    control: "same_session",
    timeouts: TIMEOUTS,
  },
};

const say = (code: number, text: string, atMs: number, more = false): Input => {
  const lines = text.split("\n");
  return { type: "reply", reply: { code, enhanced: enhancedCode(code, lines), lines, consistent: true }, more, atMs };
};

/** What a server may do next. */
const deed = fc.oneof(
  { weight: 12, arbitrary: fc.constant("yes") },
  {
    weight: 6,
    arbitrary: fc.constantFrom("550 5.1.1 no", "450 4.2.0 greylisted", "452 4.5.3 Too many recipients", "250 ok"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("421 4.7.0 bye", "503 what", "354 go on", "221 bye", "220 again", "555 5.6.7 no"),
  },
  { weight: 1, arbitrary: fc.constantFrom("timeout", "closed", "violation", "abort", "more") },
);

interface Sent {
  readonly command: Command;
  readonly code: number | null;
}

/** Plays a server that does these deeds, then falls silent. Returns the commands it received and their replies. */
function meet(
  plan: DialoguePlan,
  deeds: readonly string[],
  offers: string,
): { dialogue: Dialogue; said: Sent[]; closes: number } {
  let dialogue = startDialogue(plan, 0);
  let nowMs = 0;
  let closes = 0;
  const said: Sent[] = [];
  const owed: number[] = [];
  const follow = ([next, effects]: readonly [Dialogue, readonly Effect[]]): void => {
    dialogue = next;
    for (const effect of effects) {
      if (effect.type === "close") closes += 1;
      if (effect.type !== "send") continue;
      for (const { command } of effect.commands) owed.push(said.push({ command, code: null }) - 1);
    }
  };
  const reply = (code: number, text: string, more: boolean): void => {
    const answered = dialogue.awaiting === "greeting" ? undefined : owed.shift();
    const sent = answered === undefined ? undefined : said[answered];
    if (answered !== undefined && sent !== undefined) said[answered] = { ...sent, code };
    follow(step(dialogue, say(code, text, nowMs, more)));
  };
  for (const deed of deeds) {
    nowMs += 5;
    if (dialogue.awaiting === "closed") break;
    if (dialogue.awaiting === "handshake") {
      follow(
        step(
          dialogue,
          deed === "closed" ? { type: "tls_failed", detail: "", atMs: nowMs } : { type: "secured", atMs: nowMs },
        ),
      );
    } else if (deed === "timeout") follow(step(dialogue, { type: "timeout", atMs: nowMs }));
    else if (deed === "closed") follow(step(dialogue, { type: "closed", detail: "", atMs: nowMs }));
    else if (deed === "abort") follow(step(dialogue, { type: "abort", atMs: nowMs }));
    else if (deed === "violation")
      follow(step(dialogue, { type: "violation", violation: { problem: "malformed", detail: "" }, atMs: nowMs }));
    else if (deed === "yes" || deed === "more") reply(...yes(dialogue, offers), deed === "more");
    else reply(Number(deed.slice(0, 3)), deed.slice(4), false);
  }
  for (let waits = 0; waits < 3 && dialogue.awaiting !== "closed"; waits += 1)
    follow(step(dialogue, { type: "timeout", atMs: deadlineMs(dialogue) }));
  return { dialogue, said, closes };
}

function yes({ awaiting }: Dialogue, offers: string): [number, string] {
  if (awaiting === "greeting" || awaiting === "STARTTLS") return [220, "ready"];
  if (awaiting === "EHLO") return [250, `mx.example.org\n${offers}`];
  return awaiting === "QUIT" ? [221, "bye"] : [250, "2.0.0 ok"];
}

const encounter = fc.record({
  deeds: fc.array(deed, { maxLength: 60 }),
  offers: fc.constantFrom(
    "PIPELINING\nSMTPUTF8",
    "STARTTLS\nSMTPUTF8",
    "SIZE 1",
    "LIMITS MAILMAX=2 RCPTMAX=1\nPIPELINING",
  ),
  recipientsPerTransaction: fc.integer({ min: 1, max: 3 }),
  control: fc.constantFrom("same_session" as const, "own_session" as const, "never" as const),
  pipelining: fc.boolean(),
});
type Encounter = typeof encounter extends fc.Arbitrary<infer T> ? T : never;

const run = ({ deeds, offers, ...policy }: Encounter): ReturnType<typeof meet> =>
  meet({ ...PLAN, policy: { ...PLAN.policy, ...policy } }, deeds, offers);

const always = (holds: (met: ReturnType<typeof meet>, wish: Encounter) => void): void =>
  fc.assert(
    fc.property(encounter, (wish) => holds(run(wish), wish)),
    { numRuns: 3000 },
  );

describe("step: whatever a server does,", () => {
  test("the dialogue ends, with an ending, and closes once", () => {
    always(({ dialogue, closes }) => {
      expect(dialogue.awaiting).toBe("closed");
      expect(dialogue.ending).not.toBeNull();
      expect(closes).toBe(1);
    });
  });

  test("an address is answered at most once, and only addresses of the plan are", () => {
    always(({ dialogue }) => {
      const ids = dialogue.answers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !PLAN.recipients.some((recipient) => recipient.id === id))).toEqual([]);
    });
  });

  test("an answer is the code that came for a RCPT of that very address", () => {
    always(({ dialogue, said }) => {
      const codesFor = (address: string): (number | null)[] =>
        said.flatMap(({ command, code }) => (command.verb === "RCPT" && command.forwardPath === address ? [code] : []));
      const answers = dialogue.answers.map(({ id, evidence }) => [id.slice(6), evidence] as const);
      const controls = dialogue.controls.map(
        ({ domain, evidence }) => [PLAN.controls.get(domain) ?? "", [evidence]] as const,
      );
      const wrong = [...answers, ...controls].filter(
        ([address, [first]]) => first?.type === "reply" && !codesFor(address).includes(first.code),
      );
      expect(wrong).toEqual([]);
    });
  });

  test("a session that asked an address charges one, unless it was aborted", () => {
    always(({ dialogue, said }) => {
      const sentAlone = said.some(({ command }, index) => command.verb === "RCPT" && said[index - 1]?.code === 250);
      const type = dialogue.ending?.type;
      const fruitless = sentAlone && dialogue.answers.length === 0 && (type === "completed" || type === "cut_short");
      expect(fruitless).toBe(false);
    });
  });

  test("no more RCPT than the limit allows, and none after the limit of refusals", () => {
    always(({ dialogue }) => {
      expect(dialogue.asked.length).toBeLessThanOrEqual(PLAN.policy.maxAddresses + 1);
      expect(dialogue.refused).toBeLessThanOrEqual(PLAN.policy.maxRefusals);
    });
  });

  test("without pipelining RCPT follows an accepted MAIL, and MAIL follows RSET or a refused MAIL", () => {
    always(({ said }, { pipelining }) => {
      let mail: number | null = null;
      const illegal: Command[] = [];
      for (const { command, code } of pipelining ? [] : said) {
        if (command.verb === "RCPT" && mail !== 250) illegal.push(command);
        if (command.verb === "MAIL" && mail !== null && mail < 400) illegal.push(command);
        if (command.verb === "MAIL") mail = code;
        if (command.verb === "RSET") mail = null;
      }
      expect(illegal).toEqual([]);
    });
  });

  test("RFC 9422: no more MAIL than MAILMAX", () => {
    always(({ dialogue, said }) => {
      const limit = dialogue.capabilities.limits.mailMax ?? Infinity;
      expect(said.filter(({ command }) => command.verb === "MAIL").length).toBeLessThanOrEqual(limit);
    });
  });
});

describe("step: inputs that cannot come", () => {
  test("secured outside a handshake throws", () => {
    expect(() => step(startDialogue(PLAN, 0), { type: "secured", atMs: 1 })).toThrow(IllegalStepError);
  });

  test("send: throws on what the protocol doesn't allow at that point", () => {
    const greeting = startDialogue(PLAN, 0);
    expect(() => send(greeting, [{ command: { verb: "RSET" }, step: "rset" }], 1)).toThrow(
      "Cannot send RSET after greeting",
    );
    const ehlo = { command: { verb: "EHLO", domain: "probe.example.net" }, step: "ehlo" } as const;
    const rset = { command: { verb: "RSET" }, step: "rset" } as const;
    expect(() => send(greeting, [ehlo, rset], 1)).toThrow("Cannot send RSET after EHLO");
  });

  test("after the close nothing happens", () => {
    const [closed] = step(startDialogue(PLAN, 0), { type: "closed", detail: "", atMs: 1 });
    expect(step(closed, say(250, "ok", 2))).toEqual([closed, []]);
  });
});

describe("step: the end", () => {
  const nobody = { ...PLAN, recipients: [] };
  const quitting = (): Dialogue => {
    const [ehlo] = step(startDialogue(nobody, 0), say(220, "hi", 1));
    return step(ehlo, say(250, "mx", 2))[0];
  };

  test.each([
    [221, "closed"],
    [421, "closed"],
    [250, "QUIT"],
  ])("QUIT answered with %i leaves it awaiting %s", (code, awaiting) => {
    expect(quitting().awaiting).toBe("QUIT");
    expect(step(quitting(), say(code, "bye", 3))[0].awaiting).toBe(awaiting);
  });

  test("after an abort TLS is not started", () => {
    const [ehlo] = step(startDialogue(PLAN, 0), say(220, "hi", 1));
    const [aborted] = step(ehlo, { type: "abort", atMs: 2 });
    expect(step(aborted, say(250, "mx\nSTARTTLS", 3))[0].awaiting).toBe("QUIT");
  });

  test("a failure keeps at most 500 characters of its detail", () => {
    const [closed] = step(startDialogue(PLAN, 0), { type: "closed", detail: "x".repeat(1_000), atMs: 1 });
    expect(closed.ending).toMatchObject({ type: "unusable", evidence: { detail: "x".repeat(500) } });
  });
});

describe("deadlineMs", () => {
  test("is the step's own limit, from when the step began", () => {
    const greeting = startDialogue(PLAN, 100);
    expect(deadlineMs(greeting)).toBe(160);
    const [ehlo] = step(greeting, say(220, "hi", 130));
    expect(deadlineMs(ehlo)).toBe(175);
    expect(deadlineMs({ ...ehlo, awaiting: "RSET" })).toBe(130 + TIMEOUTS.mailMs);
  });

  test("an abort leaves the outstanding reply a short grace", () => {
    const long = { ...PLAN, policy: { ...PLAN.policy, timeouts: { ...TIMEOUTS, ehloMs: 60_000 } } };
    const [ehlo] = step(startDialogue(long, 0), say(220, "hi", 10));
    const [aborted] = step(ehlo, { type: "abort", atMs: 20 });
    expect(deadlineMs(aborted)).toBe(20 + 2_000);
  });

  test("never, once it is closed", () => {
    const [closed] = step(startDialogue(PLAN, 0), { type: "closed", detail: "", atMs: 1 });
    expect(deadlineMs(closed)).toBe(Infinity);
  });
});
