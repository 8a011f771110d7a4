import { ipFamily } from "./ip-family.ts";

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

const DNS_PORT = 53;

/** A configured DNS server is not an IP address with an optional port. */
export class ServerAddressError extends Error {
  readonly code = "invalid_server_address" as const;
  constructor(text: string) {
    super(
      `Cannot use ${JSON.stringify(text)} as a DNS server: write an IP address, 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353`,
    );
    this.name = "ServerAddressError";
  }
}

/** Parses `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`. Throws {@link ServerAddressError}. */
export function parseServerAddress(text: string): ServerAddress {
  if (ipFamily(text) !== 0) return { host: text, port: DNS_PORT };
  const parts = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:]+))(?::(?<port>\d{1,5}))?$/u.exec(text)?.groups;
  const host = parts?.["v6"] ?? parts?.["v4"] ?? "";
  const port = Number(parts?.["port"] ?? DNS_PORT);
  const right = ipFamily(host) === (parts?.["v6"] === undefined ? 4 : 6) && port > 0 && port <= 65_535;
  if (!right) throw new ServerAddressError(text);
  return { host, port };
}
