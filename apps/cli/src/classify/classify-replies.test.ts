import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  classifyRow,
  EMPTY_TALLY,
  labelOf,
  providerOfMx,
  readRow,
  type Row,
  summary,
  tally,
} from "./classify-replies.ts";

const row = (over: Partial<Row>): Row => ({
  code: 550,
  enhanced: null,
  text: "550 User unknown",
  stage: "rcpt",
  mx: null,
  ...over,
});

describe("classifyRow", () => {
  it("classifyRow: keeps the row's own fields and adds the class", () => {
    expect(classifyRow({ ...row({}), source: "somewhere" })).toMatchObject({
      source: "somewhere",
      class: "no_mailbox",
    });
  });

  it.each([
    [{}, "undeliverable", "mailbox_not_found", "missing.mailbox_unknown"],
    [{ code: 250, text: "250 Ok" }, "deliverable", "accepted", "code.250"],
    [{ text: "550 words that nobody knows" }, "unknown", "policy_refusal", "basic.permanent"],
    [{ text: "550 mailbox disabled", stage: "data" }, "undeliverable", "mailbox_disabled", "disabled.box_off"],
    [{ stage: "mail" }, "unknown", "sender_rejected", "stage.mail"],
  ] as const)("classifyRow: says the product's reason, and by which rule, of %j", (over, status, reason, rule) => {
    expect(classifyRow(row(over))).toMatchObject({ status, reason, rule });
  });

  it("readRow: a label that the collections don't have is an error that names the line", () => {
    const line = JSON.stringify({ ...row({}), label: "gone" });
    expect(() => readRow(line, 7)).toThrow(/^Line 7 has a "label" other than accepted, /u);
    expect(readRow(JSON.stringify({ ...row({}), label: "no_mailbox" }), 1).label).toBe("no_mailbox");
  });

  it("classifyRow: uses the rules of the MX's provider", () => {
    const full = { code: 550, text: "550 Mailbox unavailable or access denied" };
    expect(classifyRow(row({ ...full, mx: "mx3.qq.com" })).class).toBe("rate_limited");
    expect(classifyRow(row({ ...full, mx: null })).class).not.toBe("rate_limited");
  });
});

describe("labelOf", () => {
  it("labelOf: an unexplained refusal is other_unknown, a named policy is a block", () => {
    const base = { class: "policy_refusal", scope: "recipient", retryAfterMs: null } as const;
    expect(labelOf({ ...base, rule: "basic.permanent" })).toBe("other_unknown");
    expect(labelOf({ ...base, rule: "policy.policy" })).toBe("blocked_reputation");
  });
});

describe("providerOfMx", () => {
  it.each([
    ["gmail-smtp-in.l.google.com", "google"],
    ["google.com", "google"],
    ["mx3.mail.icloud.com", "icloud"],
    ["mta5.am0.yahoodns.net", "yahoo"],
    ["yahoo.com", "yahoo"],
    ["smtp-in.orange.fr", "orange"],
    ["outlook.com", "microsoft-consumer"],
    ["acme.mail.protection.outlook.com", "microsoft-365"],
    ["postfix", null],
    [null, null],
  ])("providerOfMx: %s is %s", (mx, provider) => {
    expect(providerOfMx(mx)).toBe(provider);
  });
});

describe("tally", () => {
  const counted = (label: Row["label"], found: Row["label"], ambiguous = false) =>
    tally(EMPTY_TALLY, { ...row({}), label: label!, ambiguous, class: found! });

  it("tally: counts a condemned mailbox that was only blocked, busy or full as a false condemnation", () => {
    for (const label of ["blocked_reputation", "greylisted", "mailbox_full", "accepted"] as const) {
      expect(counted(label, "no_mailbox")).toEqual({ rows: 1, inRightGroup: 0, falseCondemnations: 1 });
    }
    expect(counted("relay_denied_or_wrong_host", "no_mailbox").falseCondemnations).toBe(0);
  });

  it("tally: a rate limit counts as both temporary and about us", () => {
    expect(counted("rate_limited", "temporary_failure").inRightGroup).toBe(1);
    expect(counted("rate_limited", "blocked_reputation").inRightGroup).toBe(1);
    expect(counted("rate_limited", "no_mailbox").inRightGroup).toBe(0);
  });

  it("tally: skips ambiguous and unlabelled rows", () => {
    expect(counted("no_mailbox", "accepted", true)).toEqual(EMPTY_TALLY);
    expect(tally(EMPTY_TALLY, classifyRow(row({})))).toEqual(EMPTY_TALLY);
  });

  it("summary: null without labels", () => {
    expect(summary(EMPTY_TALLY)).toBeNull();
    expect(summary({ rows: 4, inRightGroup: 3, falseCondemnations: 1 })).toContain(
      "3 of 4 unambiguous rows in the right group (75.00 %)",
    );
  });
});

// The collection of labelled replies is not part of the repository: ROLLCALL_REPLIES names its file.
const collection = process.env["ROLLCALL_REPLIES"] ?? "";

describe.runIf(existsSync(collection))("a labelled collection", () => {
  const count = () =>
    readFileSync(collection, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => classifyRow(JSON.parse(line) as Row))
      .reduce(tally, EMPTY_TALLY);

  it("classifyRow: never condemns a mailbox falsely", () => {
    expect(count().falseCondemnations).toBe(0);
  });

  it("classifyRow: at least 97 % of the unambiguous rows are in the right group", () => {
    const counted = count();
    expect(counted.inRightGroup / counted.rows).toBeGreaterThanOrEqual(0.97);
  });
});
