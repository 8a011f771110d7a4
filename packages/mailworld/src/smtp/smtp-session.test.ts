import { describe, expect, it } from "vitest";
import { OPENING, startTinyWorld, tinyDescription, tinyWorld } from "../testing/tiny-world.ts";

describe("SmtpSession", () => {
  it("SmtpSession: answers each mailbox in the words of Postfix", async () => {
    await using world = await tinyWorld({ style: "postfix" });
    await expect(world).toSpeak(`
      S: 220 mx.tiny.example ESMTP Postfix
      C: EHLO probe.test
      S: 250-mx.tiny.example
      S: 250-SIZE 52428800
      S: 250-8BITMIME
      S: 250-ENHANCEDSTATUSCODES
      S: 250 PIPELINING
      C: MAIL FROM:<check@probe.test>
      S: 250 2.1.0 Ok
      C: RCPT TO:<Anna+news@Tiny.Example>
      S: 250 2.1.5 Ok
      C: RCPT TO:<nobody@tiny.example>
      S: 550 5.1.1 <nobody@tiny.example>: Recipient address rejected: User unknown in virtual mailbox table
      C: RCPT TO:<full@tiny.example>
      S: 452 4.2.2 <full@tiny.example>: Recipient address rejected: Mailbox is full
      C: RCPT TO:<gone@tiny.example>
      S: 550 5.2.1 …
      C: RCPT TO:<busy@tiny.example>
      S: 450 4.2.1 …
      C: RCPT TO:<flaky@tiny.example>
      S: 451 4.3.0 …
      C: RCPT TO:<anna@else.example>
      S: 554 5.7.1 <anna@else.example>: Relay access denied
      C: RCPT TO:<anna@nowhere.example>
      S: 554 5.7.1 <anna@nowhere.example>: Relay access denied
      C: RSET
      S: 250 2.0.0 Ok
      C: RCPT TO:<anna@tiny.example>
      S: 503 5.5.1 Error: need MAIL command
      C: QUIT
      S: 221 2.0.0 Bye
      # closed`);
  });

  it("SmtpSession: answers pipelined commands in order, in one go", async () => {
    await using world = await tinyWorld({});
    await expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      # 250
      C: MAIL FROM:<check@probe.test>
      C: RCPT TO:<anna@tiny.example>
      C: RSET
      C: QUIT
      S: 250 2.1.0 Ok
      S: 250 2.1.5 Ok
      S: 250 2.0.0 Ok
      S: 221 2.0.0 Bye
      # closed`);
  });

  it("SmtpSession: refuses what is out of order or badly written", async () => {
    await using world = await tinyWorld({});
    await expect(world).toSpeak(`
      # 220
      C: MAIL FROM:<check@probe.test>
      S: 503 5.5.1 Error: send HELO/EHLO first
      C: HELO probe.test
      S: 250 mx.tiny.example
      C: MAIL check@probe.test
      S: 501 5.1.7 …
      C: MAIL FROM:<>
      S: 250 2.1.0 Ok
      C: MAIL FROM:<>
      S: 503 5.5.1 Error: nested MAIL command
      C: RCPT TO:<anna>
      S: 501 5.1.3 …
      C: RCPT TO:<"a>b"@tiny.example>
      S: 550 5.1.1 …
      C: STARTTLS
      S: 500 …
      C: HELLO?
      S: 500 5.5.1 Error: command not recognized`);
  });

  it("SmtpSession: closes on a line that never ends", async () => {
    await using world = await tinyWorld({});
    await expect(world).toSpeak(`
      # 220
      C: ${"x".repeat(3000)}${"y".repeat(3000)}
      # 500`);
  });

  it("SmtpSession: takes SMTPUTF8 only where it is offered and declared", async () => {
    const mailboxes = { known: { jürgen: "exists" } } as const;
    await using without = await startTinyWorld(tinyDescription({}, mailboxes));
    await expect(without).toSpeak(`${OPENING}
      C: RCPT TO:<jürgen@tiny.example>
      S: 553 5.6.7 Must declare SMTPUTF8…`);
    await using offering = await startTinyWorld(tinyDescription({ smtpUtf8: true }, mailboxes));
    await expect(offering).toSpeak(`
      # 220
      C: EHLO probe.test
      # 250
      C: MAIL FROM:<check@probe.test> SMTPUTF8
      # 250
      C: RCPT TO:<jürgen@tiny.example>
      # 250`);
  });

  it("SmtpSession: speaks TLS after STARTTLS and forgets the name it heard before", async () => {
    await using world = await tinyWorld({ tls: "required" });
    await expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      # 250
      C: MAIL FROM:<check@probe.test>
      S: 530 5.7.0 Must issue a STARTTLS command first
      C: STARTTLS
      S: 220 2.0.0 Ready to start TLS
      # secured
      C: MAIL FROM:<check@probe.test>
      S: 503 5.5.1 Error: send HELO/EHLO first
      C: EHLO probe.test
      S: 250-mx.tiny.example
      S: 250-SIZE 52428800
      S: 250-8BITMIME
      S: 250-ENHANCEDSTATUSCODES
      S: 250 PIPELINING
      C: MAIL FROM:<check@probe.test>
      # 250
      C: RCPT TO:<anna@tiny.example>
      # 250
      C: QUIT
      # 221
      # closed`);
    expect(world.stats().secured).toBe(1);
  });

  it("SmtpSession: a broken TLS set-up fails the handshake, an unavailable one says 454", async () => {
    await using broken = await tinyWorld({ tls: "broken" });
    const attempt = broken.play(`
      # 220
      C: EHLO probe.test
      # 250
      C: STARTTLS
      # 220
      # secured`);
    await expect(attempt).rejects.toThrow(/handshake failure|alert/i);
    await using unavailable = await tinyWorld({ tls: "unavailable" });
    await expect(unavailable).toSpeak(`
      # 220
      C: EHLO probe.test
      # 250
      C: STARTTLS
      S: 454 4.7.0 TLS not available due to local problem
      C: MAIL FROM:<check@probe.test>
      # 250`);
  });

  it("SmtpSession: takes a message and books it, so that a test can prove that none came", async () => {
    await using world = await tinyWorld({});
    await expect(world).toSpeak(`${OPENING}
      C: DATA
      S: 554 5.5.1 Error: no valid recipients
      C: RCPT TO:<anna@tiny.example>
      # 250
      C: DATA
      # 354
      C: Subject: hello
      C: RSET
      C: .
      S: 250 2.0.0 Ok: queued as …
      C: VRFY anna
      # 252
      C: EXPN staff
      # 502
      C: QUIT
      # 221`);
    expect(world.stats().messages).toBe(1);
    expect(world.sessions().total().commands).toEqual({
      EHLO: 1,
      MAIL: 1,
      RCPT: 1,
      DATA: 2,
      VRFY: 1,
      EXPN: 1,
      QUIT: 1,
    });
  });
});
