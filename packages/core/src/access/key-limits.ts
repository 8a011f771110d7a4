import ipaddr, { type IPv4, type IPv6 } from "ipaddr.js";

/** Parts of the API that a key can be limited to, beside its scope. */
export const AREAS = [
  "verify",
  "lists",
  "contacts",
  "schedules",
  "suppressions",
  "webhooks",
  "privacy",
  "pacing",
  "keys",
  "system",
] as const;
export type Area = (typeof AREAS)[number];

export function isArea(word: string): word is Area {
  return (AREAS as readonly string[]).includes(word);
}

/** What a key may do beside its scope, how long, how often and from where. */
export interface KeyLimits {
  /** May only verify test addresses. */
  readonly sandbox: boolean;
  /** Null: never. */
  readonly expiresAt: Date | null;
  /** Empty: all. */
  readonly areas: readonly Area[];
  /** Null: as many as any key (RATE_LIMIT). */
  readonly requestsPerMinute: number | null;
  /** Addresses and networks (CIDR) that it may be used from; empty: any. */
  readonly allowedFrom: readonly string[];
}

export const NO_LIMITS: KeyLimits = {
  sandbox: false,
  expiresAt: null,
  areas: [],
  requestsPerMinute: null,
  allowedFrom: [],
};

/** Whether a text is an IP address, or a network such as `192.0.2.0/24` (RFC 4632, RFC 4291 §2.3). */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== null;
}

/** Whether an address is in one of the networks; without any it is. IPv4 addresses mapped into IPv6 count as IPv4. */
export function isAllowedFrom(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const client = readAddress(address.replace(/^::ffff:(?=[\d.]+$)/i, ""));
  if (client === null) return false;
  return networks.some((text) => {
    const network = readNetwork(text);
    return network !== null && network[0].kind() === client.kind() && client.match(network);
  });
}

/** An address in its usual spelling: not the short and octal ones of IPv4, and without a zone. */
function readAddress(text: string): IPv4 | IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return !text.includes("%") && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

function readNetwork(text: string): [IPv4 | IPv6, number] | null {
  const [written = "", prefix, ...rest] = text.split("/");
  const address = readAddress(written);
  if (address === null || rest.length > 0) return null;
  const bits = address.kind() === "ipv4" ? 32 : 128;
  if (prefix === undefined) return [address, bits];
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits ? [address, Number(prefix)] : null;
}
