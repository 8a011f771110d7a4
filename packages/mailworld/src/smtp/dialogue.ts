import type { DomainDescription } from "../world/world-description.ts";
import type { HostManners } from "../world/manners.ts";
import type { OpenRecord } from "../ledger/ledger.ts";
import type { ReceiverMemory } from "./receiver-memory.ts";

/** State of a session that replies depend on. Commands change it. */
export interface Dialogue {
  readonly host: string;
  readonly client: string;
  helo: string | null;
  esmtp: boolean;
  secured: boolean;
  /** The open transaction's reverse-path; null: no transaction. */
  sender: string | null;
  smtpUtf8: boolean;
  accepted: number;
  transactionDomain: string | null;
  refusedInTransaction: number;
  refused: number;
  nonMail: number;
  mails: number;
}

/** State of a new session. */
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

/** Resets the transaction, as RSET, EHLO and the end of a message do (RFC 5321 §4.1.1.5). */
export function endTransaction(dialogue: Dialogue): void {
  dialogue.sender = null;
  dialogue.smtpUtf8 = false;
  dialogue.accepted = 0;
  dialogue.transactionDomain = null;
  dialogue.refusedInTransaction = 0;
}

/** setTimeout, or a fake of it. */
export type StartTimer = (act: () => void, delayMs: number) => NodeJS.Timeout;

/** A session's view of the world, read at each command. */
export interface Surroundings {
  readonly manners: () => HostManners;
  /** The domain; undefined if this host does not serve it. */
  readonly servedDomain: (name: string) => DomainDescription | undefined;
  readonly memory: ReceiverMemory;
  /** Records to update: the world's, the host's and its provider's. */
  readonly records: readonly OpenRecord[];
  readonly countAttempt: (address: string) => void;
  readonly nowMs: () => number;
  readonly startTimer: StartTimer;
  readonly timeScale: number;
}

/** A reply, and what happens next. */
export interface Reply {
  /** Template, see ReplyTexts; null: no reply. */
  readonly template: string | null;
  readonly rcpt?: string;
  readonly domain?: string;
  readonly sender?: string;
  /** A refused HELO name, which is not the session's. */
  readonly helo?: string;
  /** For greylist templates. */
  readonly waitMs?: number;
  readonly delayMs?: number;
  readonly next?: "close" | "secure" | "break_tls" | "data";
}
