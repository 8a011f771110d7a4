import { describe, expect, it } from "vitest";
import { type Case, decide } from "./decide.ts";
import type { Evidence } from "./evidence.ts";
import { says, OK, NO_USER, control, atSession, remembers, dns, fails, limit, SYNTAX } from "./testing/evidence.ts";
import type { Reason } from "./verdict.ts";

const judge = (evidence: readonly Evidence[], over: Partial<Case> = {}) =>
  decide({ evidence, facts: {}, policy: { roleIsRisky: false }, provider: null, ...over });
const reasonOf = (evidence: readonly Evidence[], over: Partial<Case> = {}): Reason => judge(evidence, over).reason;

describe("decide: accepted", () => {
  it("decide: accepted, and a made-up name refused, is deliverable", () => {
    const evidence = [says(250, OK), control(550, NO_USER)];
    expect(judge(evidence)).toMatchObject({
      status: "deliverable",
      reason: "accepted",
      safeToSend: "yes",
      catchAll: false,
      full: false,
      disabled: false,
      basis: evidence,
    });
  });

  it("decide: a made-up name accepted is a catch-all", () => {
    expect(judge([says(250, OK), control(250, OK)])).toMatchObject({
      status: "risky",
      reason: "catch_all",
      catchAll: true,
    });
  });

  it.each([
    ["no control", []],
    ["a control that was greylisted", [control(450, "Greylisted")]],
    ["a control that was blocked", [control(554, "blocked using zen.spamhaus.org")]],
    ["a control refused in words that no rule knows", [control(550, "words that nobody knows")]],
    ["a memory of an unclear control", [remembers(null)]],
  ])("decide: %s leaves an acceptance untested", (_, more) => {
    expect(judge([says(250, OK), ...more])).toMatchObject({
      status: "risky",
      reason: "catch_all_untested",
      catchAll: null,
    });
  });

  it("decide: an unclear control does not override a cached one, a later clear one does", () => {
    expect(reasonOf([says(250, OK), remembers(false), control(450, "Greylisted")])).toBe("accepted");
    expect(reasonOf([says(250, OK), remembers(false), control(250, OK)])).toBe("catch_all");
    expect(reasonOf([says(250, OK), remembers(true), control(550, NO_USER)])).toBe("accepted");
  });

  describe("at a backup host, which may take every name", () => {
    const backup = { host: "backup.shop.example", backup: true } as const;
    const accepted = says(250, OK, 100, backup);
    const named = (code: number, text: string) => says(code, text, 101, { ...backup, subject: "control" });

    it("decide: a made-up name accepted there says nothing of the domain", () => {
      expect(judge([accepted, named(250, OK)])).toMatchObject({ reason: "catch_all_untested", catchAll: null });
      expect(judge([accepted, named(250, OK), remembers(false)])).toMatchObject({
        reason: "catch_all_untested",
        catchAll: false,
      });
    });

    it("decide: an acceptance there is one where it refused a made-up name itself", () => {
      expect(reasonOf([accepted, named(550, NO_USER)])).toBe("accepted");
      expect(reasonOf([accepted, remembers(false)])).toBe("catch_all_untested");
      expect(reasonOf([accepted, control(550, NO_USER)])).toBe("catch_all_untested");
    });

    it("decide: the primary server prevails, before and after", () => {
      expect(reasonOf([accepted, named(250, OK), says(550, NO_USER, 200), control(550, NO_USER, 201)])).toBe(
        "mailbox_not_found",
      );
      expect(reasonOf([accepted, named(250, OK), says(250, OK, 200), control(550, NO_USER, 201)])).toBe("accepted");
      expect(reasonOf([accepted, named(250, OK), says(250, OK, 200), control(250, OK, 201)])).toBe("catch_all");
    });
  });

  it("decide: of two clear controls with equal timestamps the acceptance wins", () => {
    expect(reasonOf([says(250, OK), control(550, NO_USER), control(250, OK)])).toBe("catch_all");
  });

  it("decide: a server that cannot verify has not verified, whatever the control says", () => {
    expect(reasonOf([says(252, "Cannot VRFY user"), remembers(false)])).toBe("catch_all_untested");
    expect(reasonOf([says(252, "Cannot VRFY user"), remembers(true)])).toBe("catch_all");
  });

  it("decide: an acceptance by a provider that hides its mailboxes proves nothing", () => {
    expect(reasonOf([says(250, OK), remembers(false)], { provider: "yahoo" })).toBe("provider_hides_mailboxes");
    expect(reasonOf([says(250, OK, 100, { provider: "yahoo" }), remembers(false)])).toBe("provider_hides_mailboxes");
  });

  it("decide: disposable comes before hidden, catch-all and role, and never before a refusal", () => {
    const facts = { disposable: true, role: true };
    expect(reasonOf([says(250, OK), remembers(true)], { facts, provider: "yahoo" })).toBe("disposable");
    expect(reasonOf([says(550, NO_USER)], { facts })).toBe("mailbox_not_found");
    expect(reasonOf([says(552, "Mailbox full")], { facts })).toBe("mailbox_full");
    expect(reasonOf([says(450, "Greylisted")], { facts })).toBe("greylisted");
  });

  it("decide: a role account is risky where the policy says so", () => {
    const evidence = [says(250, OK), remembers(false)];
    expect(reasonOf(evidence, { facts: { role: true } })).toBe("accepted");
    expect(judge(evidence, { facts: { role: true }, policy: { roleIsRisky: true } })).toMatchObject({
      status: "risky",
      reason: "role_account",
    });
  });
});

describe("decide: the mailbox's own server has said", () => {
  it.each([
    [550, NO_USER, "undeliverable", "mailbox_not_found", null, null],
    [550, "Account disabled", "undeliverable", "mailbox_disabled", null, true],
    [552, "Mailbox full", "risky", "mailbox_full", true, false],
    [452, "4.2.2 Over quota", "risky", "mailbox_full", true, false],
    [450, "The user is receiving mail too quickly", "risky", "recipient_busy", null, false],
    [550, "internal senders only", "risky", "recipient_restricted", null, false],
  ] as const)("decide: %i %s is %s", (code, text, status, reason, full, disabled) => {
    expect(judge([says(code, text)])).toMatchObject({ status, reason, full, disabled });
  });

  it("decide: a definite reply prevails over temporary ones before and after", () => {
    const before = [says(450, "Greylisted", 10), fails("timeout", 20)];
    expect(reasonOf([...before, says(550, NO_USER, 30)])).toBe("mailbox_not_found");
    expect(reasonOf([says(550, NO_USER, 30), fails("timeout", 40), limit("gave_up", 50)])).toBe("mailbox_not_found");
    expect(reasonOf([says(250, OK, 30), remembers(false), limit("cancelled", 50)])).toBe("accepted");
  });

  it("decide: the later of two definite replies wins; on equal timestamps the milder", () => {
    expect(reasonOf([says(550, NO_USER, 10), says(250, OK, 20), remembers(false)])).toBe("accepted");
    expect(reasonOf([says(250, OK, 10), says(550, NO_USER, 20)])).toBe("mailbox_not_found");
    expect(reasonOf([says(250, OK, 10), says(550, NO_USER, 10), remembers(false)])).toBe("accepted");
  });

  it("decide: on equal timestamps the reply that lets the mailbox exist wins", () => {
    expect(reasonOf([says(550, "Account disabled", 10), says(552, "Mailbox full", 10)])).toBe("mailbox_full");
  });

  it("decide: a rejected control does not condemn the mailbox", () => {
    expect(reasonOf([control(550, NO_USER)])).toBe("not_probed");
  });

  it("decide: a doubted rejection is ignored, a later one counts", () => {
    const doubted = [says(550, NO_USER, 100), limit("doubted", 100)];
    expect(judge(doubted)).toMatchObject({ status: "unknown", reason: "doubted" });
    expect(reasonOf([...doubted, says(550, NO_USER, 200)])).toBe("mailbox_not_found");
    expect(reasonOf([...doubted, says(250, OK, 50), remembers(false)])).toBe("accepted");
  });
});

describe("decide: syntax, DNS and the domain", () => {
  it("decide: a syntax error is undeliverable, whatever else is known", () => {
    expect(judge([says(250, OK), SYNTAX])).toMatchObject({
      status: "undeliverable",
      reason: "invalid_syntax",
      basis: [SYNTAX],
    });
  });

  it("decide: a name that no mail can reach has a reason of its own", () => {
    const reserved = { ...SYNTAX, problem: "reserved_domain" };
    expect(judge([reserved])).toMatchObject({ status: "undeliverable", reason: "reserved_domain", safeToSend: "no" });
  });

  it.each(["domain_not_found", "no_mail_server", "null_mx"] as const)(
    "decide: %s is undeliverable unless a server answered since",
    (outcome) => {
      expect(judge([dns(outcome)])).toMatchObject({ status: "undeliverable", reason: outcome });
      expect(reasonOf([says(450, "Greylisted", 50), dns(outcome, 100)])).toBe(outcome);
      expect(reasonOf([dns(outcome, 50), says(450, "Greylisted", 100)])).toBe("greylisted");
      expect(reasonOf([dns(outcome, 50), dns("dns_error", 100)])).toBe("dns_error");
    },
  );

  it.each(["dns_error", "unsafe_mx"] as const)("decide: %s is unknown", (outcome) => {
    expect(judge([dns(outcome)])).toMatchObject({ status: "unknown", reason: outcome });
  });

  it("decide: a domain is not served if every host that replied says so permanently", () => {
    const first = says(554, "Relay access denied", 10);
    const second = says(550, "Relaying denied", 20, { host: "mx2.shop.example" });
    expect(judge([first])).toMatchObject({ status: "undeliverable", reason: "domain_not_served", basis: [first] });
    expect(judge([first, second]).basis).toEqual([second, first]);
    expect(reasonOf([first, says(450, "words", 5, { host: "mx2.shop.example" })])).toBe("policy_refusal");
    expect(reasonOf([first, says(250, OK, 5, { host: "mx2.shop.example" }), remembers(false)])).toBe("accepted");
    expect(reasonOf([first, says(450, "words", 20)])).toBe("temporary_failure");
    expect(reasonOf([says(454, "Relay access denied")])).toBe("temporary_failure");
  });
});

describe("decide: unknown", () => {
  it.each([
    [[says(450, "Greylisted")], "greylisted"],
    [[says(450, "User unknown")], "temporary_failure"],
    [[says(450, "Connection rate limit exceeded")], "rate_limited"],
    [[says(554, "blocked using zen.spamhaus.org")], "blocked"],
    [[says(550, "Too many invalid recipients")], "blocked"],
    [[says(550, "Sender verify failed")], "sender_rejected"],
    [[says(550, "words that nobody knows")], "policy_refusal"],
    [[says(550, "message contains a virus")], "policy_refusal"],
    [[says(550, "Host unknown")], "policy_refusal"],
    [[says(450, "Domain not found")], "temporary_failure"],
    [[says(503, "Bad sequence of commands")], "protocol_error"],
    [[says(553, "Must declare SMTPUTF8")], "smtputf8_unsupported"],
    [[atSession(550, "No such user", "mail")], "sender_rejected"],
    [[atSession(554, "No SMTP service here", "connect")], "blocked"],
    [[atSession(521, "shop.example does not accept mail", "connect")], "policy_refusal"],
    [[fails("connection_failed")], "connection_failed"],
    [[fails("timeout")], "timeout"],
    [[fails("protocol_error")], "protocol_error"],
    [[fails("tls_failed")], "connection_failed"],
    [[limit("not_probed")], "not_probed"],
    [[limit("cancelled")], "cancelled"],
    [[limit("smtputf8_unsupported")], "smtputf8_unsupported"],
    [[], "not_probed"],
  ] as const)("decide: %j is %s", (evidence, reason) => {
    expect(judge(evidence)).toMatchObject({ status: "unknown", reason, safeToSend: "unknown" });
  });

  it("decide: on equal timestamps: our limits, then DNS, a reply, a failure", () => {
    const [failure, reply, lookup, ours] = [
      fails("connection_failed"),
      says(450, "Greylisted"),
      dns("dns_error"),
      limit("not_probed", 100),
    ];
    expect(reasonOf([failure, reply])).toBe("greylisted");
    expect(reasonOf([reply, lookup])).toBe("dns_error");
    expect(reasonOf([reply, lookup, ours])).toBe("not_probed");
  });

  it("decide: the latest reason wins; giving up also names the last one", () => {
    const greylisted = says(450, "Greylisted", 20);
    expect(reasonOf([fails("timeout", 10), greylisted])).toBe("greylisted");
    expect(judge([fails("timeout", 10), greylisted, limit("gave_up", 30)])).toMatchObject({
      reason: "gave_up",
      basis: [limit("gave_up", 30), greylisted],
    });
  });
});

describe("suppression", () => {
  it("decide: a suppressed address is unknown and never safe", () => {
    const verdict = decide({
      evidence: [{ type: "limit", limit: "suppressed", detail: "on the suppression list", atMs: 1 }],
      facts: {},
      policy: { roleIsRisky: false },
      provider: null,
    });
    expect(verdict).toMatchObject({ status: "unknown", reason: "suppressed", safeToSend: "no" });
  });
});

describe("decide: equal timestamps", () => {
  it("decide: a reply must be later than the DNS result to override it", () => {
    expect(reasonOf([dns("domain_not_found", 100), says(250, OK, 100)])).toBe("domain_not_found");
    expect(reasonOf([dns("domain_not_found", 100), says(250, OK, 101), remembers(false)])).toBe("accepted");
  });

  it("decide: a rejection must be later than the doubt to count", () => {
    expect(reasonOf([says(550, NO_USER, 200), limit("doubted", 200)])).not.toBe("mailbox_not_found");
    expect(reasonOf([says(550, NO_USER, 201), limit("doubted", 200)])).toBe("mailbox_not_found");
    expect(reasonOf([says(500, NO_USER, 200), limit("doubted", 200)])).not.toBe("mailbox_not_found");
  });

  it("decide: the milder of two replies of one host about the domain wins", () => {
    const refusal = says(550, "relaying denied");
    expect(reasonOf([refusal])).toBe("domain_not_served");
    expect(reasonOf([refusal, says(450, "words that nobody knows")])).not.toBe("domain_not_served");
    expect(reasonOf([says(450, "words that nobody knows"), refusal])).not.toBe("domain_not_served");
  });
});

describe("decide: the rule", () => {
  it.each<[string, readonly Evidence[], string | null]>([
    ["a refusal", [says(550, NO_USER)], "missing.no_such"],
    ["an acceptance", [says(250, OK), remembers(false)], "code.250"],
    ["the provider's own", [says(550, "Not our Customer", 100, { provider: "comcast" })], "comcast.not_ours"],
    ["an unknown", [says(450, "Greylisted")], "exception.greylist_word"],
    ["a domain that is refused", [says(550, "relaying denied")], "routing.relaying_denied"],
    ["the DNS", [dns("null_mx")], null],
    ["a failure", [fails("timeout")], null],
    ["a bound of ours", [says(450, "Greylisted"), limit("gave_up")], null],
    ["the syntax", [SYNTAX], null],
    ["nothing", [], null],
  ])("decide: names the rule that decided %s", (_, evidence, rule) => {
    expect(judge(evidence).rule).toBe(rule);
  });

  it("decide: a reply that names our MAIL FROM condemns nobody", () => {
    const evidence = [{ ...says(550, "<probe@us.example>: User unknown"), sender: "probe@us.example" }];
    expect(judge(evidence)).toMatchObject({ status: "unknown", reason: "sender_rejected", rule: "sender.names_ours" });
  });
});
