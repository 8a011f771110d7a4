import type { MailboxState } from "../world/mailbox-rules.ts";
import { hashText, seededRandom } from "../world/hash-text.ts";
import { personName } from "./person-names.ts";

/** A person with an address, who may have left. */
export interface Person {
  readonly fullName: string;
  /** Lower case. */
  readonly local: string;
  readonly state: MailboxState;
}

/** Shares of people in each state, the rest `exists`. */
export type StateShares = Readonly<Partial<Record<Exclude<MailboxState, "exists">, number>>>;

/** Typical of a list that was not cleaned for a while. */
export const USUAL_SHARES: StateShares = { missing: 0.11, full: 0.02, disabled: 0.02 };

const SPELLINGS = {
  company: [
    (first: string, last: string) => `${first}.${last}`,
    (first: string, last: string) => `${first.slice(0, 1)}.${last}`,
    (first: string) => first,
  ],
  personal: [
    (first: string, last: string, number: number) => `${first}.${last}${number}`,
    (first: string, last: string, number: number) => `${first}${last}${number}`,
    (first: string, last: string, number: number) => `${last}.${first}${number}`,
    (first: string, _: string, number: number) => `${first}_${number}`,
  ],
} as const;

/**
 * The people at a domain, deterministic. A company spells all addresses one way; at a personal provider everyone picks
 * their own.
 */
export function staffOf(domain: string, count: number, shares: StateShares, kind: keyof typeof SPELLINGS): Person[] {
  const random = seededRandom(hashText(domain));
  const spellings = SPELLINGS[kind];
  const house = spellings[hashText(`spelling of ${domain}`) % spellings.length];
  const people = new Map<string, Person>();
  for (let serial = 0; people.size < count; serial += 1) {
    const { full, first, last } = personName(random);
    const spell = kind === "company" ? house : spellings[Math.floor(random() * spellings.length)];
    const state = stateFor(shares, random());
    const local = spell?.(first, last, 60 + Math.floor(random() * 40)) ?? first;
    // Numbers the second person of the same name.
    const unique = people.has(local) ? `${local}${serial}` : local;
    people.set(unique, { fullName: full, local: unique, state });
  }
  return [...people.values()];
}

/** The mailboxes of these people; those who left have none. */
export function mailboxesOf(people: readonly Person[]): Record<string, MailboxState> {
  return Object.fromEntries(
    people.filter(({ state }) => state !== "missing").map(({ local, state }) => [local, state]),
  );
}

function stateFor(shares: StateShares, chance: number): MailboxState {
  let below = 0;
  for (const [state, share] of Object.entries(shares)) {
    below += share;
    if (chance < below) return state as MailboxState;
  }
  return "exists";
}
