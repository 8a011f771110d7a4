import { mailboxState } from "../world/mailbox-rules.ts";
import type { MailboxState } from "../world/mailbox-rules.ts";
import type { GreylistManners, HarvestGuard, HostManners, RecipientManners } from "../world/manners.ts";
import type { DomainDescription } from "../world/world-description.ts";
import type { ReplyTexts } from "../replies/reply-texts.ts";
import type { Dialogue, Surroundings } from "./dialogue.ts";
import { greylistWaitMs, keepsRate, recentEvents } from "./receiver-memory.ts";

/** The template that answers a RCPT. */
export interface RecipientDecision {
  readonly text: keyof ReplyTexts;
  readonly waitMs?: number;
}

export interface RecipientQuestion {
  readonly local: string;
  readonly domain: string;
  readonly described: DomainDescription | undefined;
  /** The host's manners with the domain's own on top. */
  readonly manners: HostManners;
}

const GREYLIST_TEXTS: Readonly<Record<GreylistManners["words"], keyof ReplyTexts>> = {
  postgrey: "greylistPostgrey",
  seconds: "greylistSeconds",
  milter: "greylistMilter",
  stalwart: "greylistStalwart",
  policy: "greylistPolicy",
  barracuda: "greylistBarracuda",
  mimecast: "greylistMimecast",
};

const MAILBOX_TEXTS: Readonly<Record<MailboxState | "caught", keyof ReplyTexts>> = {
  exists: "rcptOk",
  caught: "rcptOk",
  full: "full",
  disabled: "disabled",
  busy: "busy",
  restricted: "restricted",
  temporary_failure: "temporary",
  missing: "missing",
};

/**
 * A receiver's decision about one RCPT, in Postfix's order: client, HELO and sender first, then rates, the domain, and
 * greylisting before the mailbox lookup, so that unknown users are greylisted too.
 */
export function decideRecipient(
  question: RecipientQuestion,
  dialogue: Dialogue,
  around: Surroundings,
): RecipientDecision {
  const { manners, described, local, domain } = question;
  const early = refusalOfClient(manners);
  if (early !== null) return { text: early };
  if (manners.acceptsEverything) return { text: "rcptOk" };
  if (described?.mailboxes === undefined) return { text: "notServed" };
  // A domain with manners of its own has its own counters; otherwise all domains of a host share them.
  const own = described.manners;
  const guarded = guardAgainstHarvest(
    manners.harvestGuard,
    countKey("harvest", own?.harvestGuard, dialogue, domain),
    around,
  );
  if (guarded !== null) return guarded;
  if (manners.recipientRate !== undefined) {
    const rate = { ...manners.recipientRate, perMs: manners.recipientRate.perMs * around.timeScale };
    const key = countKey("rate", own?.recipientRate, dialogue, domain);
    if (!keepsRate(around.memory, rate, key, around.nowMs())) return { text: "rateLimited" };
  }
  if (manners.alwaysTemporary) return { text: "temporary" };
  const greylisted = greylist(manners.greylist, dialogue, `${local}@${domain}`, around);
  if (greylisted !== null) return greylisted;
  const text = MAILBOX_TEXTS[mailboxState(described.mailboxes, local, domain)];
  if (text === "missing")
    noteForGuard(manners.harvestGuard, countKey("harvest", own?.harvestGuard, dialogue, domain), around);
  return { text };
}

function refusalOfClient(manners: RecipientManners): keyof ReplyTexts | null {
  if (manners.blocksClientAtRcpt) return "clientBlocked";
  if (manners.refusesHeloAtRcpt) return "heloRefusedAtRcpt";
  if (manners.refusesSenderAtRcpt) return "senderRefusedAtRcpt";
  return null;
}

function countKey(what: string, ofDomain: unknown, dialogue: Dialogue, domain: string): string {
  return `${what} ${dialogue.client} ${ofDomain === undefined ? "" : domain}`;
}

function greylist(
  manners: GreylistManners | undefined,
  dialogue: Dialogue,
  rcpt: string,
  around: Surroundings,
): RecipientDecision | null {
  if (manners === undefined) return null;
  const scaled = { ...manners, delayMs: manners.delayMs * around.timeScale };
  const key =
    manners.key === "client"
      ? dialogue.client
      : `${dialogue.client} ${(dialogue.sender ?? "").toLowerCase()} ${rcpt.toLowerCase()}`;
  const waitMs = greylistWaitMs(around.memory, scaled, key, around.nowMs());
  return waitMs === 0 ? null : { text: GREYLIST_TEXTS[manners.words], waitMs };
}

function guardAgainstHarvest(
  guard: HarvestGuard | undefined,
  key: string,
  around: Surroundings,
): RecipientDecision | null {
  if (guard === undefined) return null;
  const refusals = recentEvents(around.memory, key, guard.perMs * around.timeScale, around.nowMs());
  if (refusals.length < guard.afterRefusals) return null;
  return { text: guard.reaction === "accept" ? "rcptOk" : "harvestRefused" };
}

function noteForGuard(guard: HarvestGuard | undefined, key: string, around: Surroundings): void {
  if (guard === undefined) return;
  const nowMs = around.nowMs();
  recentEvents(around.memory, key, guard.perMs * around.timeScale, nowMs).push(nowMs);
}
