import { z } from "zod";

const NETWORK = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** `192.0.2.1`, `10.0.0.0/8`, `2001:db8::1` or `2001:db8::/32`; a network of all addresses (`/0`) is none. */
export function isNetwork(text: string): boolean {
  return NETWORK.safeParse(text).success && !text.endsWith("/0");
}
