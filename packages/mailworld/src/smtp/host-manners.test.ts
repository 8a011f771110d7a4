import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { OPENING, tinyWorld, hurriedTimers } from "../testing/tiny-world.ts";
import { Wire } from "../testing/wire.ts";

const rcpt = (name: string): string => `C: RCPT TO:<${name}@tiny.example>`;
const nextTransaction = `
  C: RSET
  # 250
  C: MAIL FROM:<check@probe.test>
  # 250
`;

describe("HostManners.greeting", () => {
  it("greeting: a refused client hears 554 and is cut off", async () => {
    await using world = await tinyWorld({ greeting: "refused" });
    await expect(world).toSpeak(`
      S: 554 5.7.1 mx.tiny.example Service unavailable; Client host [127.0.0.1] blocked using zen.spamhaus.org
      # closed`);
  });

  it("greeting: a busy host says 421, one that hangs up says nothing", async () => {
    await using world = await tinyWorld({ style: "yahoo", greeting: "busy" });
    await expect(world).toSpeak(`
      S: 421 4.7.0 [TSS04] Messages from 127.0.0.1 temporarily deferred due to unexpected volume or user complaints
      # closed`);
    world.setManners("mx.tiny.example", { greeting: "hang_up" });
    await expect(world).toSpeak("# closed");
  });

  it("greeting: a silent host accepts the connection and stays silent", async () => {
    await using world = await tinyWorld({ greeting: "silent" });
    await expect(world).toSpeak(`
      C: EHLO probe.test
      # quiet 80`);
    expect(world.stats().sessions).toBe(1);
  });

  it("greeting: a hostile host sends garbage, or a greeting without end", async () => {
    const { delaysMs, startTimer } = hurriedTimers();
    await using world = await tinyWorld({ greeting: "garbage" }, { startTimer });
    await expect(world).toSpeak("S: …HTTP/1.0 400 Bad Request");
    world.setManners("mx.tiny.example", { greeting: "endless" });
    await expect(world).toSpeak(Array.from({ length: 4 }, () => "S: 220-please wait…").join("\n"));
    expect(delaysMs.slice(0, 3)).toEqual([100, 100, 100]);
  });

  it("greeting: a long legal greeting ends in a line with a space", async () => {
    await using world = await tinyWorld({ greeting: "multiline" });
    await expect(world).toSpeak(`${OPENING}
      C: QUIT
      # 221`);
  });

  it("greeting: may take its time", async () => {
    const { delaysMs, startTimer } = hurriedTimers();
    await using world = await tinyWorld({ greetingDelayMs: 30_000 }, { timeScale: 0.01, startTimer });
    await expect(world).toSpeak("# 220");
    expect(delaysMs).toEqual([300]);
  });
});

describe("HostManners: names, senders and clients", () => {
  it("ehlo: a host that does not understand EHLO takes HELO", async () => {
    await using world = await tinyWorld({ ehlo: "not_understood" });
    await expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      S: 502 5.5.1 Command not implemented
      C: HELO probe.test
      # 250
      C: MAIL FROM:<check@probe.test>
      # 250`);
  });

  it("ehlo: our name may be refused, at EHLO or only at RCPT", async () => {
    await using world = await tinyWorld({ ehlo: "refused" });
    await expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      S: 550 5.7.1 <probe.test>: Helo command rejected: Host not found`);
    world.setManners("mx.tiny.example", { ehlo: "normal", refusesHeloAtRcpt: true });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      S: 504 5.5.2 <probe.test>: Helo command rejected: need fully-qualified hostname`);
  });

  it("refusesSender: our MAIL FROM may be refused, or only an empty one", async () => {
    await using world = await tinyWorld({ refusesSender: true });
    const hello = "# 220\n C: EHLO probe.test\n # 250";
    await expect(world).toSpeak(`${hello}
      C: MAIL FROM:<check@probe.test>
      S: 450 4.1.8 <check@probe.test>: Sender address rejected: Domain not found`);
    world.setManners("mx.tiny.example", { refusesSender: false, refusesNullSender: true });
    await expect(world).toSpeak(`${hello}
      C: MAIL FROM:<>
      S: 553 5.7.1 Requested action not taken: NULL sender is not allowed
      C: MAIL FROM:<check@probe.test>
      # 250`);
  });

  it("blocksClientAtRcpt: a block list speaks in the place of the mailbox", async () => {
    await using world = await tinyWorld({ blocksClientAtRcpt: true });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      S: 554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/127.0.0.1`);
  });
});

describe("HostManners: limits", () => {
  it("errorLimit: one refusal beyond it ends the session with 421", async () => {
    await using world = await tinyWorld({ errorLimit: 2 });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("no1")}
      # 550
      ${rcpt("no2")}
      # 550
      ${nextTransaction}
      ${rcpt("no3")}
      S: 421 4.7.0 mx.tiny.example Error: too many errors
      # closed`);
  });

  it("tarpit: replies slow down once recipients were refused", async () => {
    const { delaysMs, startTimer } = hurriedTimers();
    await using world = await tinyWorld({ tarpit: { afterRefusals: 1, delayMs: 1_000 } }, { startTimer });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("no1")}
      # 550
      ${rcpt("no2")}
      # 550
      ${rcpt("anna")}
      # 250`);
    expect(delaysMs).toEqual([1_000, 1_000]);
  });

  it("replyDelayMs: pipelined commands wait for one another", async () => {
    const { delaysMs, startTimer } = hurriedTimers();
    await using world = await tinyWorld({ replyDelayMs: 30 }, { startTimer });
    await expect(world).toSpeak(`${OPENING}
      C: RCPT TO:<anna@tiny.example>
      C: RSET
      C: QUIT
      # 250
      # 250
      # 221
      # closed`);
    expect(delaysMs).toEqual([30, 30, 30, 30, 30]);
  });

  it("dripMs: a reply may come octet by octet", async () => {
    await using world = await tinyWorld({ dripMs: 1, style: "generic" });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      S: 250 2.1.5 Ok
      C: QUIT
      # 221`);
  });

  it("connectionLimit: the session too many hears 421, and one that ended makes room", async () => {
    await using world = await tinyWorld({ connectionLimit: { perClient: 1 } });
    const held = new Wire(connect(world.smtpPort, "127.20.0.1"));
    expect(await held.reply()).toBe("220 mx.tiny.example ESMTP Postfix");
    await expect(world).toSpeak(`
      S: 421 4.7.0 mx.tiny.example Error: too many connections from 127.0.0.1
      # closed`);
    held.destroy();
    await expect.poll(() => world.stats().open).toBe(0);
    await expect(world).toSpeak(`${OPENING} C: QUIT\n # 221`);
    expect(world.sessions().of("mx.tiny.example")?.maxOpenPerClient).toBe(2);
  });

  it("recipientRate: recipients beyond the rate are deferred until the period is over", async () => {
    let nowMs = 0;
    await using world = await tinyWorld({ recipientRate: { recipients: 2, perMs: 60_000 } }, { nowMs: () => nowMs });
    const three = `${OPENING}
      ${rcpt("anna")}
      # 250
      ${rcpt("no1")}
      # 550
      ${rcpt("anna")}
      # 450`;
    await expect(world).toSpeak(three);
    nowMs = 60_001;
    await expect(world).toSpeak(three);
  });

  it("recipientsPerTransaction: the recipient too many gets 452 4.5.3, in a new transaction it is answered", async () => {
    await using world = await tinyWorld({ style: "outlook", recipientsPerTransaction: 1 });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # 250
      ${rcpt("nobody")}
      S: 452 4.5.3 Too many recipients (AS780090)
      ${nextTransaction}
      ${rcpt("nobody")}
      S: 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). […]`);
  });

  it("singleDomainTransactions: Google answers for one domain a transaction", async () => {
    await using world = await tinyWorld({ style: "google", singleDomainTransactions: true });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # 250
      C: RCPT TO:<anna@else.example>
      S: 451 4.3.0 Multiple destination domains per transaction is unsupported…`);
  });

  it("messagesPerSession: Yahoo closes without a word, others say 421", async () => {
    await using world = await tinyWorld({ messagesPerSession: { count: 1, ending: "closes" } });
    const second = `${OPENING}
      C: RSET
      # 250
      C: MAIL FROM:<check@probe.test>`;
    await expect(world).toSpeak(`${second}
      # closed`);
    world.setManners("mx.tiny.example", { messagesPerSession: { count: 1, ending: "says_421" } });
    await expect(world).toSpeak(`${second}
      S: 421 4.7.0 Max message per connection reached
      # closed`);
  });

  it("limits: are announced and kept", async () => {
    await using world = await tinyWorld({ limits: { mailMax: 1, rcptMax: 1 }, pipelining: false });
    await expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      S: 250-mx.tiny.example
      S: 250-SIZE 52428800
      S: 250-8BITMIME
      S: 250-ENHANCEDSTATUSCODES
      S: 250 LIMITS MAILMAX=1 RCPTMAX=1
      C: MAIL FROM:<check@probe.test>
      # 250
      ${rcpt("anna")}
      # 250
      ${rcpt("anna")}
      # 452
      C: RSET
      # 250
      C: MAIL FROM:<check@probe.test>
      # 421
      # closed`);
  });

  it("nonMailLimit: Exim closes after too many RSETs without a message", async () => {
    await using world = await tinyWorld({ style: "exim", nonMailLimit: 2 });
    await expect(world).toSpeak(`${OPENING}
      C: RSET
      # 250
      C: RSET
      # 250
      C: RSET
      S: 554 Too many nonmail commands
      # closed`);
  });

  it("refusalsPerTransaction: RSET resets the count", async () => {
    await using world = await tinyWorld({ style: "exim", refusalsPerTransaction: 1 });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("no1")}
      # 550
      ${nextTransaction}
      ${rcpt("no2")}
      S: 550 No such person at this address
      ${rcpt("no3")}
      S: 550 REJECTED - Too many failed recipients - count = 4
      # closed`);
  });

  it("enforcesSync: what is pipelined behind EHLO ends the session", async () => {
    await using world = await tinyWorld({ style: "exim", enforcesSync: true });
    await expect(world).toSpeak(`
      # 220
      C: EHLO probe.test
      C: MAIL FROM:<check@probe.test>
      S: 554 SMTP synchronization error
      # closed`);
  });

  it("hangsUpAt: closes in the place of an answer", async () => {
    await using world = await tinyWorld({ hangsUpAt: "RCPT" });
    await expect(world).toSpeak(`${OPENING}
      ${rcpt("anna")}
      # closed`);
  });

  it("idleTimeoutMs: a silent client gets 421 and is disconnected", async () => {
    await using world = await tinyWorld({ idleTimeoutMs: 60 });
    await expect(world).toSpeak(`
      # 220
      S: 421 4.4.2 mx.tiny.example Error: timeout exceeded
      # closed`);
  });
});
