import { createHash, timingSafeEqual } from "node:crypto";

export interface MetricsReader {
  /** The peer address of the connection. */
  readonly address: string | undefined;
  /** The request came through a proxy, so the peer address is the proxy's. */
  readonly forwarded: boolean;
  readonly authorization: string | undefined;
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Whether a request may read the metrics: local ones, and those with the token (null: local ones only). */
export function mayReadMetrics(reader: MetricsReader, token: string | null): boolean {
  if (!reader.forwarded && LOOPBACK.test(reader.address ?? "")) return true;
  if (token === null) return false;
  const given = /^bearer +(.+)$/i.exec(reader.authorization ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
