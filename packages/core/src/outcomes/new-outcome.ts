import { hash } from "node:crypto";
import { findAddresses, parseAddress } from "@rollcall/address";
import { type OutcomeKind, readKind } from "@rollcall/outcomes";
import { contactId } from "../contacts/contact-id.ts";
import { readTime } from "./read-time.ts";

/** An outcome as it was given: by the API, or in a row of a file. */
export interface GivenOutcome {
  readonly email: string;
  /** One of ours, or what a mail service calls it. */
  readonly kind: string;
  /** ISO 8601, or Unix time. */
  readonly at: string;
  /** What the giver calls this event; without it, the same kind at the same time is the same outcome. */
  readonly id: string | null;
  /** The server's words. */
  readonly words: string | null;
}

/** An outcome to store. */
export interface NewOutcome {
  readonly contactId: string;
  /** The address as it is suppressed. */
  readonly address: string;
  readonly kind: OutcomeKind;
  readonly at: Date;
  /** SHA-256 of what makes it the same one when it is given again. */
  readonly key: Buffer;
  readonly words: string | null;
}

export type ReadOutcome =
  | { readonly type: "outcome"; readonly outcome: NewOutcome }
  | { readonly type: "problem"; readonly problem: string };

/** Longest words that are kept, as in evidence. */
const WORDS_CHARS = 2_000;
/** Clocks may differ by so much. */
const AHEAD_MS = 24 * 60 * 60_000;

/** Reads an outcome. `nowMs`: what lies more than a day after it has not happened yet. */
export function readOutcome(given: GivenOutcome, nowMs: number): ReadOutcome {
  const [found, more] = findAddresses(given.email);
  if (more !== undefined) return problem("names several addresses");
  const parsed = parseAddress(found?.text ?? given.email.trim());
  if (parsed.type === "invalid") return problem(`names no address (${parsed.problem})`);
  const kind = readKind(given.kind);
  if (kind === null) return problem(`is of an unknown kind: ${JSON.stringify(given.kind.slice(0, 40))}`);
  const atMs = readTime(given.at);
  if (atMs === null) return problem(`has no time that can be read: ${JSON.stringify(given.at.slice(0, 40))}`);
  if (atMs > nowMs + AHEAD_MS) return problem("has not happened yet");
  const address = parsed.address.key;
  const same = given.id === null ? ["", address, kind, atMs] : [given.id, address];
  return {
    type: "outcome",
    outcome: {
      contactId: contactId(address),
      address,
      kind,
      at: new Date(atMs),
      key: hash("sha256", JSON.stringify(same), "buffer"),
      words: given.words === null ? null : given.words.replaceAll("\0", "").trim().slice(0, WORDS_CHARS) || null,
    },
  };
}

const problem = (text: string): ReadOutcome => ({ type: "problem", problem: text });
