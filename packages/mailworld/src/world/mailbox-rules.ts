import { hashShare } from "./hash-text.ts";

/**
 * What is true of a mailbox in the simulated world.
 * - `exists`: takes mail. `full`: exists, over quota. `disabled`: existed, is switched off.
 * - `busy`: exists, over its own receiving rate. `restricted`: exists, refuses strangers.
 * - `temporary_failure`: its server cannot say, ever. `missing`: there is no such mailbox.
 */
export type MailboxState = "exists" | "full" | "disabled" | "busy" | "restricted" | "temporary_failure" | "missing";

/** The mailboxes of a domain, as data. */
export interface MailboxRules {
  /** Lower-case local parts and their states. */
  readonly known?: Readonly<Record<string, MailboxState>>;
  /** user+tag is user (RFC 5233); default true. */
  readonly subaddressing?: boolean;
  /**
   * Names not in `known`: `missing` (default), `accept` (a catch-all: the server takes every name),
   * or a share in [0, 1] of all names that exist, picked by hash, so that millions need no list.
   */
  readonly otherwise?: "missing" | "accept" | ExistingShare;
}

export interface ExistingShare {
  readonly existingShare: number;
  /** Lower-case names that may exist; default all. The others are missing, such as those made up to test for a catch-all. */
  readonly names?: RegExp;
}

/** The state of one mailbox; `accepted` says what its server does with names that it does not know. */
export function mailboxState(rules: MailboxRules, local: string, domain: string): MailboxState | "caught" {
  const name = baseName(local, rules.subaddressing ?? true);
  const known = rules.known === undefined || !Object.hasOwn(rules.known, name) ? undefined : rules.known[name];
  if (known !== undefined && known !== "missing") return known;
  const otherwise = rules.otherwise ?? "missing";
  if (otherwise === "accept") return "caught";
  if (known === "missing" || otherwise === "missing") return "missing";
  const { existingShare, names } = otherwise;
  return names?.test(name) !== false && hashShare(`${name}@${domain}`) < existingShare ? "exists" : "missing";
}

function baseName(local: string, subaddressing: boolean): string {
  const name = local.toLowerCase();
  const plus = subaddressing ? name.indexOf("+") : -1;
  return plus > 0 ? name.slice(0, plus) : name;
}
