import type { ContactFilter } from "../runs/run.ts";

/** Conditions of a statement, with the parameters that they use. */
export class Conditions {
  readonly values: unknown[];
  readonly #texts: string[] = [];

  /** `values`: parameters that the statement has already. */
  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  /** `text` names its parameter as `?`. */
  add(text: string, value: unknown): void {
    this.values.push(value);
    this.#texts.push(text.replaceAll("?", `$${this.values.length}`));
  }

  /** A condition without a parameter. */
  addPlain(text: string): void {
    this.#texts.push(text);
  }

  get text(): string {
    return this.#texts.length === 0 ? "TRUE" : this.#texts.join(" AND ");
  }
}

/** Contacts `c` that a filter means. */
export function addFilter(conditions: Conditions, filter: ContactFilter): void {
  const { search, statuses, reasons, domains } = filter;
  if (search !== null) conditions.add("strpos(lower(c.asked), lower(?::text)) > 0", search.replaceAll("\0", "\uFFFD"));
  if (statuses !== null) conditions.add("c.status = ANY(?::text[])", statuses);
  if (reasons !== null) conditions.add("c.reason = ANY(?::text[])", reasons);
  if (domains !== null) conditions.add("c.domain = ANY(?::text[])", domains);
}

/**
 * Contacts `c` to ask: those whose verdict is older than `olderThanMs`, or, where that is null, no longer good. A range of
 * one index each; what was never asked is in neither.
 */
export function addStale(conditions: Conditions, olderThanMs: number | null): void {
  if (olderThanMs === null) conditions.addPlain("c.fresh_until <= now()");
  else conditions.add("c.checked_at <= now() - make_interval(secs => ?::float8)", olderThanMs / 1000);
}
