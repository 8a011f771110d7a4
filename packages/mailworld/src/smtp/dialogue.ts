import type { DomainDescription } from "../world/world-description.ts";
import type { HostManners } from "../world/manners.ts";
import type { OpenRecord } from "../ledger/ledger.ts";
import type { ReceiverMemory } from "./receiver-memory.ts";

/** What the answers to commands depend on, apart from the command itself. One per session; changed by the commands. */
export interface Dialogue {
  readonly host: string;
  readonly client: string;
  helo: string | null;
  esmtp: boolean;
  secured: boolean;
  /** The open transaction's reverse-path, or null where there is none. */
  sender: string | null;
  smtpUtf8: boolean;
  accepted: number;
  transactionDomain: string | null;
  refusedInTransaction: number;
  refused: number;
  nonMail: number;
  mails: number;
}

/** A session right after the connection. */
export function beginDialogue(host: string, client: string): Dialogue {
  return {
    host,
    client,
    helo: null,
    esmtp: false,
    secured: false,
    sender: null,
    smtpUtf8: false,
    accepted: 0,
    transactionDomain: null,
    refusedInTransaction: 0,
    refused: 0,
    nonMail: 0,
    mails: 0,
  };
}

/** RSET, EHLO and the end of a message do this (RFC 5321 §4.1.1.5). */
export function endTransaction(dialogue: Dialogue): void {
  dialogue.sender = null;
  dialogue.smtpUtf8 = false;
  dialogue.accepted = 0;
  dialogue.transactionDomain = null;
  dialogue.refusedInTransaction = 0;
}

/** Starts a timer that acts once, as setTimeout does. */
export type StartTimer = (act: () => void, delayMs: number) => NodeJS.Timeout;

/** What a session needs of the world around it, at the moment of each command. */
export interface Surroundings {
  readonly manners: () => HostManners;
  /** The domain as this host knows it, or undefined where it does not serve it. */
  readonly servedDomain: (name: string) => DomainDescription | undefined;
  readonly memory: ReceiverMemory;
  /** The records that everything is booked on: the world's, the host's and its provider's. */
  readonly records: readonly OpenRecord[];
  readonly countAttempt: (address: string) => void;
  readonly nowMs: () => number;
  readonly startTimer: StartTimer;
  readonly timeScale: number;
}

/** What goes back, and what happens next. */
export interface Reply {
  /** Template, see ReplyTexts; null says nothing. */
  readonly template: string | null;
  readonly rcpt?: string;
  readonly domain?: string;
  readonly sender?: string;
  /** A name that was refused and so is not the session's. */
  readonly helo?: string;
  /** For greylist words. */
  readonly waitMs?: number;
  readonly delayMs?: number;
  readonly next?: "close" | "secure" | "break_tls" | "data";
}
