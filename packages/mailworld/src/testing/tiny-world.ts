import { expect } from "vitest";
import { startMailWorld } from "../mail-world.ts";
import type { MailWorld, MailWorldOptions } from "../mail-world.ts";
import type { HostManners, RecipientManners } from "../world/manners.ts";
import type { MailboxRules } from "../world/mailbox-rules.ts";
import type { WorldDescription } from "../world/world-description.ts";
import { play } from "./wire.ts";
import type { StartTimer } from "../smtp/dialogue.ts";

/** A running world with one host and one domain, and a way to talk to the host. */
export interface TinyWorld extends MailWorld, AsyncDisposable {
  readonly play: (transcript: string) => Promise<void>;
}

/** Default mailboxes of tiny.example. */
const TINY_MAILBOXES: MailboxRules = {
  known: {
    anna: "exists",
    full: "full",
    gone: "disabled",
    busy: "busy",
    private: "restricted",
    flaky: "temporary_failure",
  },
};

/** A world in which `mx.tiny.example` serves tiny.example with these manners. */
export function tinyDescription(
  manners: HostManners,
  mailboxes: MailboxRules = TINY_MAILBOXES,
  domainManners?: RecipientManners,
): WorldDescription {
  return {
    name: "tiny",
    domains: {
      "tiny.example": {
        route: { type: "mx", records: [{ host: "mx.tiny.example", preference: 10 }] },
        mailboxes,
        ...(domainManners === undefined ? {} : { manners: domainManners }),
      },
      "else.example": { route: { type: "mx", records: [{ host: "mx.else.example", preference: 10 }] }, mailboxes },
    },
    hosts: { "mx.tiny.example": { address: TINY_ADDRESS, manners } },
  };
}

const TINY_ADDRESS = "127.20.0.1";

/** Starts a world whose first host is at 127.20.0.1. */
export async function startTinyWorld(
  description: WorldDescription,
  options: MailWorldOptions = {},
): Promise<TinyWorld> {
  const world = await startMailWorld(description, options);
  return {
    ...world,
    play: (transcript) => play(TINY_ADDRESS, world.smtpPort, transcript),
    [Symbol.asyncDispose]: () => world.stop(),
  };
}

/** `startTinyWorld` of `tinyDescription`. */
export function tinyWorld(manners: HostManners, options: MailWorldOptions = {}): Promise<TinyWorld> {
  return startTinyWorld(tinyDescription(manners), options);
}

/** The start of every session in these tests, up to an open transaction. */
export const OPENING = `
  # 220
  C: EHLO probe.test
  # 250
  C: MAIL FROM:<check@probe.test>
  # 250
`;

/** Timers that fire at once, and the delays that were requested, in milliseconds. */
export function hurriedTimers(): { readonly delaysMs: number[]; readonly startTimer: StartTimer } {
  const delaysMs: number[] = [];
  return {
    delaysMs,
    startTimer(act, delayMs) {
      delaysMs.push(delayMs);
      return setTimeout(act, 0);
    },
  };
}

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The host follows the transcript; see `play`. */
    toSpeak: (transcript: string) => Promise<void>;
  }
}

expect.extend({
  async toSpeak(world: { readonly play: (transcript: string) => Promise<void> }, transcript: string) {
    try {
      await world.play(transcript);
      return { pass: true, message: () => "The host spoke as the transcript says" };
    } catch (error) {
      return { pass: false, message: () => (error instanceof Error ? error.message : String(error)) };
    }
  },
});
