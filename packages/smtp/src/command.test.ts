import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  COMMAND_LIMIT_OCTETS,
  commandLine,
  encodeCommands,
  isSayable,
  UnsayableCommandError,
  type Verb,
} from "./command.ts";
import { MAY_FOLLOW, MAY_PIPELINE } from "./transition.ts";

describe("commandLine", () => {
  test.each([
    [{ verb: "EHLO", domain: "probe.example.net" }, "EHLO probe.example.net"],
    [{ verb: "HELO", domain: "[192.0.2.25]" }, "HELO [192.0.2.25]"],
    [{ verb: "STARTTLS" }, "STARTTLS"],
    [{ verb: "MAIL", reversePath: "", smtpUtf8: false }, "MAIL FROM:<>"],
    [{ verb: "MAIL", reversePath: "a@example.net", smtpUtf8: true }, "MAIL FROM:<a@example.net> SMTPUTF8"],
    [{ verb: "RCPT", forwardPath: '"a b>"@example.org' }, 'RCPT TO:<"a b>"@example.org>'],
    [{ verb: "RSET" }, "RSET"],
    [{ verb: "QUIT" }, "QUIT"],
  ] as const)("%o", (command, line) => {
    expect(commandLine(command)).toBe(line);
  });

  test.each([
    "a@b\r\nDATA",
    "a@b> SIZE=1",
    "a\n@b",
    "a b@c",
    "<a@b>",
    "a@b\u0000",
    '"a"b@c',
    '"a\r"@c',
    "a@",
    "@b",
    "a",
    `${"x".repeat(250)}@b.example`,
  ])("RCPT: %j is not said", (forwardPath) => {
    expect(isSayable(forwardPath)).toBe(false);
    expect(() => commandLine({ verb: "RCPT", forwardPath })).toThrow(UnsayableCommandError);
    expect(() => commandLine({ verb: "MAIL", reversePath: forwardPath, smtpUtf8: false })).toThrow(
      UnsayableCommandError,
    );
  });

  test.each(["a b", "a\r\nQUIT", "", "x".repeat(256), "é.example"])("EHLO: %j is not said", (domain) => {
    expect(() => commandLine({ verb: "EHLO", domain })).toThrow(UnsayableCommandError);
  });

  test("RCPT: any text gives one line within the limit, or an error", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("a", "@", "<", ">", '"', "\\", " ", "\r", "\n", "\u0000", "é", ".", "😀"),
      maxLength: 300,
    });
    fc.assert(
      fc.property(nasty, (forwardPath) => {
        if (!isSayable(forwardPath)) return;
        const wire = new TextDecoder().decode(encodeCommands([{ verb: "RCPT", forwardPath }]));
        expect(wire.slice(0, -2)).not.toMatch(/[\r\n\0]/);
        expect(wire.endsWith(">\r\n")).toBe(true);
        expect(new TextEncoder().encode(wire).length).toBeLessThanOrEqual(COMMAND_LIMIT_OCTETS);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("Verb", () => {
  test("there is no way to send a message or to harvest: no DATA, BDAT, VRFY or EXPN", () => {
    expectTypeOf<Verb>().toEqualTypeOf<"EHLO" | "HELO" | "STARTTLS" | "MAIL" | "RCPT" | "RSET" | "QUIT">();
    const sayable = new Set([...Object.values(MAY_FOLLOW), ...Object.values(MAY_PIPELINE)].flat());
    expect([...sayable].toSorted()).toEqual(["EHLO", "HELO", "MAIL", "QUIT", "RCPT", "RSET", "STARTTLS"]);
  });
});
