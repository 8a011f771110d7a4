import type { Resolver } from "node:dns/promises";
import { connect } from "node:net";
import { Wire } from "./wire.ts";

/** Attempts; greylists in these tests pass within milliseconds. */
const TRIES = 4;
const PAUSE_MS = 15;
/**
 * The last line of the reply to RCPT at the first host of the domain that gets that far; "none: why" if none does. A
 * 4xx is retried. `patienceMs`: for a silent host.
 */
export async function askRecipient(
  resolver: Resolver,
  port: number,
  address: string,
  patienceMs: number,
): Promise<string> {
  let reply = "none";
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    reply = await askOnce(resolver, port, address, patienceMs);
    if (!reply.startsWith("4")) return reply;
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE_MS);
    });
  }
  return reply;
}

async function askOnce(resolver: Resolver, port: number, address: string, patienceMs: number): Promise<string> {
  let failure: unknown = "no host";
  for (const host of await hostsOf(resolver, address.slice(address.lastIndexOf("@") + 1))) {
    const wire = new Wire(connect(port, host), patienceMs);
    try {
      await wire.opened();
      return await dialogue(wire, address);
    } catch (error) {
      failure = error;
    } finally {
      wire.destroy();
    }
  }
  return `none: ${String(failure)}`;
}

async function hostsOf(resolver: Resolver, domain: string): Promise<string[]> {
  const records = await resolver.resolveMx(domain).catch(() => [{ exchange: domain, priority: 0 }]);
  const sorted = records.toSorted((one, other) => one.priority - other.priority);
  const addresses = await Promise.all(sorted.map(({ exchange }) => resolver.resolve4(exchange).catch(() => [])));
  return addresses.flat();
}

async function dialogue(wire: Wire, address: string): Promise<string> {
  await expectGood(wire);
  await greet(wire);
  wire.say("MAIL FROM:<check@probe.test> SMTPUTF8\r\n");
  const mail = await wire.reply();
  if (mail.startsWith("530")) {
    wire.say("STARTTLS\r\n");
    await expectGood(wire);
    await wire.secure();
    await greet(wire);
    wire.say("MAIL FROM:<check@probe.test>\r\n");
    await expectGood(wire);
  } else if (!mail.startsWith("2")) throw new Error(mail);
  wire.say(`RCPT TO:<${address}>\r\n`);
  const reply = await wire.reply();
  wire.say("QUIT\r\n");
  return /block|RBL/i.test(reply) ? `none: ${reply}` : reply;
}

async function greet(wire: Wire): Promise<void> {
  wire.say("EHLO probe.test\r\n");
  const reply = await wire.reply();
  if (reply.startsWith("2")) return;
  wire.say("HELO probe.test\r\n");
  await expectGood(wire);
}

async function expectGood(wire: Wire): Promise<void> {
  const reply = await wire.reply();
  if (!reply.startsWith("2")) throw new Error(reply);
}
