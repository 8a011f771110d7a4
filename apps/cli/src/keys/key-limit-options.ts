import { AREAS, isArea, isNetwork, type KeyLimits, type StoredKey } from "@rollcall/core";
import { CommandError } from "../product/stored-command.ts";

/** Options that limit a new key, as they were written. */
export interface KeyLimitOptions {
  readonly sandbox?: boolean | undefined;
  /** A date or a time, such as `2027-01-31`. */
  readonly expires?: string | undefined;
  /** Comma-separated. */
  readonly areas?: string | undefined;
  /** Requests per minute. */
  readonly rate?: string | undefined;
  /** Addresses and networks, comma-separated. */
  readonly from?: string | undefined;
}

/** Reads them. Throws CommandError. */
export function readKeyLimits({ sandbox = false, expires, areas, rate, from }: KeyLimitOptions): KeyLimits {
  const wanted = listOf(areas);
  const stray = wanted.find((word) => !isArea(word));
  if (stray !== undefined) throw new CommandError(`There is no area ${stray}: use ${AREAS.join(", ")}.`);
  const allowedFrom = listOf(from);
  const unread = allowedFrom.find((text) => !isNetwork(text));
  if (unread !== undefined)
    throw new CommandError(
      `--from takes IP addresses and networks such as 192.0.2.0/24, not ${JSON.stringify(unread)}.`,
    );
  return {
    sandbox,
    expiresAt: readExpiry(expires),
    areas: wanted.filter(isArea),
    requestsPerMinute: rate === undefined ? null : wholeNumber("--rate", rate, 1, 1_000_000),
    allowedFrom,
  };
}

/** Hours for which the secret before a rotation is valid too; by default a day. Throws CommandError. */
export function readOverlap(overlap: string | undefined): number {
  return overlap === undefined ? 24 : wholeNumber("--overlap", overlap, 0, 168);
}

/** A key with its limits and its requests by day, for people. */
export function describeKey(
  key: StoredKey,
  usage: readonly { readonly day: string; readonly requests: number }[],
): string {
  const lines: readonly (readonly [string, string])[] = [
    ["Key", `${key.id}, ${JSON.stringify(key.name)}, ${key.hint}…`],
    ["Scope", key.sandbox ? `${key.scope}, test addresses only` : key.scope],
    ["Areas", key.areas.length === 0 ? "all" : key.areas.join(", ")],
    ["Used from", key.allowedFrom.length === 0 ? "anywhere" : key.allowedFrom.join(", ")],
    ["Requests a minute", key.requestsPerMinute === null ? "RATE_LIMIT" : String(key.requestsPerMinute)],
    ["Expires", key.expiresAt?.toISOString() ?? "never"],
    ...usage.map(({ day, requests }) => [day, `${requests} requests`] as const),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `${name.padEnd(width)}  ${text}\n`).join("");
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
}

function readExpiry(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text) ? new Date(text) : null;
  if (date === null || Number.isNaN(date.getTime()))
    throw new CommandError(`--expires takes a date such as 2027-01-31, not ${JSON.stringify(text)}.`);
  return date;
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CommandError(`${option} takes a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`);
}
