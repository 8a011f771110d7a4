export interface HeldPart {
  readonly what: string;
  /** How many there are; null where it is one thing that is there. */
  readonly count: number | null;
}

/** What an answer about one address holds, part by part. Empty parts, and the address that was asked for, are left out. */
export function heldParts(held: unknown): readonly HeldPart[] {
  if (typeof held !== "object" || held === null) return [];
  return Object.entries(held).flatMap(([what, value]: [string, unknown]): HeldPart[] => {
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ what, count: value.length }];
    const isThere = value === true || (typeof value === "object" && value !== null && Object.keys(value).length > 0);
    return isThere ? [{ what, count: null }] : [];
  });
}
