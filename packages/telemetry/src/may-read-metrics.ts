import { createHash, timingSafeEqual } from "node:crypto";

export interface MetricsReader {
  /** The address that the connection came from. */
  readonly address: string | undefined;
  /** The request came through a proxy: then everybody comes from the proxy's address. */
  readonly forwarded: boolean;
  readonly authorization: string | undefined;
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Who may read the metrics: this machine itself, and whoever has the token (null: nobody else). */
export function mayReadMetrics(reader: MetricsReader, token: string | null): boolean {
  if (!reader.forwarded && LOOPBACK.test(reader.address ?? "")) return true;
  if (token === null) return false;
  const given = /^bearer +(.+)$/i.exec(reader.authorization ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
