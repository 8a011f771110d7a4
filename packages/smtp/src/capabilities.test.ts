import { describe, expect, test } from "vitest";
import { NO_CAPABILITIES, parseCapabilities } from "./capabilities.ts";

const offering = (...lines: string[]) =>
  parseCapabilities({
    code: 250,
    enhanced: null,
    consistent: true,
    lines: ["mx.example.org at your service", ...lines],
  });

describe("parseCapabilities", () => {
  test("reads what a modern server offers", () => {
    const offered = offering("SIZE 157286400", "8BITMIME", "STARTTLS", "ENHANCEDSTATUSCODES", "PIPELINING", "SMTPUTF8");
    expect(offered).toEqual({
      startTls: true,
      pipelining: true,
      smtpUtf8: true,
      enhancedStatusCodes: true,
      sizeOctets: 157_286_400,
      limits: { mailMax: null, rcptMax: null, rcptDomainMax: null },
    });
  });

  test("reads LIMITS (RFC 9422) in any case and order, and ignores unknown ones", () => {
    expect(offering("limits RcptMax=100 FUTURE=7 MAILMAX=5 RCPTDOMAINMAX=1").limits).toEqual({
      mailMax: 5,
      rcptMax: 100,
      rcptDomainMax: 1,
    });
  });

  test("a limit has up to six digits", () => {
    expect(offering("LIMITS MAILMAX=999999").limits.mailMax).toBe(999_999);
  });

  test.each(["MAILMAX=0", "MAILMAX", "MAILMAX=", "MAILMAX=-1", "MAILMAX=1e3", "MAILMAX=1000000", "MAILMAX=abc"])(
    "LIMITS %s is no limit",
    (limit) => {
      expect(offering(`LIMITS ${limit}`).limits.mailMax).toBeNull();
    },
  );

  test("the first line is a name, not an offer", () => {
    expect(parseCapabilities({ code: 250, enhanced: null, consistent: true, lines: ["STARTTLS"] })).toEqual(
      NO_CAPABILITIES,
    );
  });

  test("a keyword is a word, not a part of one", () => {
    expect(offering("XSTARTTLS", "PIPELININGX").startTls).toBe(false);
  });
});
