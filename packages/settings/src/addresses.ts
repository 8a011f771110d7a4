import { z } from "zod";

const NETWORK = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Whether this is `192.0.2.1`, `10.0.0.0/8`, `2001:db8::1` or `2001:db8::/32`, but not everything (`/0`). */
export function isNetwork(text: string): boolean {
  return NETWORK.safeParse(text).success && !text.endsWith("/0");
}

const IPV4 = /^(?<host>\d{1,3}(?:\.\d{1,3}){3})(?::(?<port>\d{1,5}))?$/;
const IPV6 = /^\[(?<host>[0-9a-f:.]+)\](?::(?<port>\d{1,5}))?$/i;
const BARE_IPV6 = /^(?=.*:.*:)[0-9a-f:.]+$/i;

/**
 * Whether this is `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`. Names are not allowed: they
 * would need DNS to resolve.
 */
export function isDnsServer(text: string): boolean {
  const v4 = IPV4.exec(text)?.groups;
  if (v4) return isPort(v4["port"]) && (v4["host"] ?? "").split(".").every((octet) => Number(octet) <= 255);
  const v6 = IPV6.exec(text)?.groups;
  return v6 ? isPort(v6["port"]) && BARE_IPV6.test(v6["host"] ?? "") : BARE_IPV6.test(text);
}

function isPort(text: string | undefined): boolean {
  return text === undefined || (Number(text) >= 1 && Number(text) <= 65_535);
}
