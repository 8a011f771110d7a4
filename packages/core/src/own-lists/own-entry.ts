import { describeDomain, isRole, parseDomain, roleKey } from "@rollcall/address";

/** The operator's own lists: what counts as disposable, free or a role, what does not, and what is never asked. */
export const OWN_LISTS = ["disposable", "not_disposable", "free", "not_free", "role", "not_role", "never_ask"] as const;

export type OwnList = (typeof OWN_LISTS)[number];

/** What an entry is about, as it is stored. */
export type OwnKind = "disposable" | "free" | "role" | "never_ask";

export interface NewOwnEntry {
  readonly kind: OwnKind;
  readonly entry: string;
  readonly value: boolean;
  /** What it counts as by the built-in lists. */
  readonly builtin: boolean;
}

export type ReadOwnEntry =
  | { readonly type: "entry"; readonly entry: NewOwnEntry }
  | { readonly type: "problem"; readonly problem: string };

const KINDS: Readonly<Record<OwnList, Pick<NewOwnEntry, "kind" | "value">>> = {
  disposable: { kind: "disposable", value: true },
  not_disposable: { kind: "disposable", value: false },
  free: { kind: "free", value: true },
  not_free: { kind: "free", value: false },
  role: { kind: "role", value: true },
  not_role: { kind: "role", value: false },
  never_ask: { kind: "never_ask", value: true },
};

/** How an entry of a list is stored. */
export function kindOf(list: OwnList): Pick<NewOwnEntry, "kind" | "value"> {
  return KINDS[list];
}

/** The list that a stored entry is on. */
export function listOf({ kind, value }: Pick<NewOwnEntry, "kind" | "value">): OwnList {
  return value || kind === "never_ask" ? kind : `not_${kind}`;
}

/** Longest line that is read: a domain has at most 255 characters, a local part 64. */
const LINE_CHARS = 320;

/** A line of an own list as text, as it was written and as it was read. */
export interface OwnLine {
  readonly written: string;
  readonly read: ReadOwnEntry;
}

/**
 * Reads own lists as text: an entry a line, behind the name of its list (`disposable example.com`) unless `list` is given.
 * Blank lines, and what follows a #, are left out.
 */
export function* readOwnLines(text: string, list: OwnList | null): Generator<OwnLine> {
  for (const line of text.split("\n")) {
    const written = line.split("#", 1)[0]!.trim();
    if (written === "") continue;
    yield { written: written.slice(0, LINE_CHARS), read: readOwnLine(written, list) };
  }
}

function readOwnLine(line: string, list: OwnList | null): ReadOwnEntry {
  if (line.length > LINE_CHARS) return problem("is too long");
  const [first = "", ...rest] = line.split(/\s+/u);
  const named = OWN_LISTS.find((name) => name === first);
  // A list as it was downloaded can be read into itself.
  const of = rest.length === 0 ? list : named;
  if (of === undefined || of === null)
    return problem(`does not begin with the name of a list: ${OWN_LISTS.join(", ")}`);
  if (list !== null && of !== list) return problem(`is for the list ${of}`);
  return rest.length > 1 ? problem("has more than one entry") : readOwnEntry(rest[0] ?? first, of);
}

/** Reads an entry of a list: a domain, also as `@example.com`, or the name of a role. A domain does not include its subdomains. */
export function readOwnEntry(text: string, list: OwnList): ReadOwnEntry {
  const { kind, value } = kindOf(list);
  if (kind === "role") {
    const entry = roleKey(text.replace(/@$/u, ""));
    if (!/^[^\s@"]{1,64}$/u.test(entry)) return problem("is not the name of a role, such as info");
    return { type: "entry", entry: { kind, entry, value, builtin: isRole(entry, entry.length) } };
  }
  const parsed = parseDomain(text.replace(/^\*?@/u, ""));
  if (parsed.type === "invalid" || !parsed.domain.includes(".")) return problem("is not a domain");
  const { domain } = parsed;
  const facts = describeDomain(domain);
  const builtin = kind === "never_ask" ? false : facts[kind];
  return { type: "entry", entry: { kind, entry: domain, value, builtin } };
}

function problem(text: string): ReadOwnEntry {
  return { type: "problem", problem: text };
}
