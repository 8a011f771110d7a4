import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isPublicAddress } from "@rollcall/routing";
import { guardLookup, PrivateAddressError, type SystemLookup } from "./guard-lookup.ts";

/** The outcome of a POST. */
export type WebhookAnswer =
  | { readonly type: "answered"; readonly status: number; /** The beginning of its body. */ readonly text: string }
  /** For people. */
  | { readonly type: "failed"; readonly problem: string };

/** POSTs a message. Never rejects. */
export type SendWebhook = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<WebhookAnswer>;

/** Bytes of a response body read before closing. */
const ANSWER_LIMIT_BYTES = 64 * 1024;

/** Those that are kept. */
const KEPT_BYTES = 2_000;

export interface SenderSettings {
  /** From the DNS lookup to the end of the response. */
  readonly timeoutMs: number;
  readonly allowPrivateAddresses: boolean;
  /** Such as `Rollcall/1.2.3`. */
  readonly userAgent: string;
  /** Default: the system's. */
  readonly lookup?: SystemLookup;
}

const systemLookup: SystemLookup = async (name, options) => await lookup(name, { ...options, all: true });

/** POSTs messages. Follows no redirects, and connects to public addresses only, unless allowed otherwise. */
export function createWebhookSender(settings: SenderSettings): SendWebhook {
  return async (request) => {
    try {
      return { type: "answered", ...(await post(request, settings)) };
    } catch (error) {
      return { type: "failed", problem: describe(error, settings.timeoutMs) };
    }
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function post({ url, headers, body }: Parameters<SendWebhook>[0], settings: SenderSettings): Promise<Answer> {
  const target = new URL(url);
  const { allowPrivateAddresses, timeoutMs, userAgent } = settings;
  const literal = literalOf(target.hostname);
  // Sockets don't call `lookup` for IP addresses.
  if (literal !== null && !allowPrivateAddresses && !isPublicAddress(literal)) throw new PrivateAddressError(literal);
  const { request } = target.protocol === "https:" ? https : http;
  return await new Promise<Answer>((resolve, reject) => {
    const sent = request(target, {
      method: "POST",
      headers: { ...headers, "user-agent": userAgent, "content-length": Buffer.byteLength(body) },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(allowPrivateAddresses ? {} : { lookup: guardLookup(settings.lookup ?? systemLookup) }),
    });
    sent.on("error", reject);
    sent.on("response", (answer) => {
      const status = answer.statusCode ?? 0;
      let bytes = 0;
      const kept: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => {
        if (bytes < KEPT_BYTES) kept.push(chunk);
        bytes += chunk.length;
        if (bytes > ANSWER_LIMIT_BYTES) answer.destroy();
      });
      const end = (): void => resolve({ status, text: textOf(kept) });
      answer.once("close", end);
      // The status counts even if the body breaks off.
      answer.on("error", end);
    });
    sent.end(body);
  });
}

/** The beginning of a body as text that PostgreSQL can hold: without NUL. */
function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString("utf8").replaceAll("\0", "\uFFFD");
}

/** The IP address in a URL's host; null for a name. URLs normalize IPv4. */
function literalOf(host: string): string | null {
  if (host.startsWith("[")) return host.slice(1, -1);
  return /^[\d.]+$/.test(host) ? host : null;
}

function describe(error: unknown, timeoutMs: number): string {
  if (error instanceof PrivateAddressError) return `${error.message}, and WEBHOOK_ALLOW_PRIVATE_ADDRESSES is not set`;
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === "AbortError" || name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  return code === undefined || message.includes(code) ? message : `${code}: ${message}`;
}
