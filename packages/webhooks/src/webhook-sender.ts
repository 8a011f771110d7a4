import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isPublicAddress } from "@rollcall/routing";
import { guardLookup, PrivateAddressError, type SystemLookup } from "./guard-lookup.ts";

/** The outcome of a POST. */
export type WebhookAnswer =
  | { readonly type: "answered"; readonly status: number }
  /** For people. */
  | { readonly type: "failed"; readonly problem: string };

/** POSTs a message. Never rejects. */
export type SendWebhook = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<WebhookAnswer>;

/** Bytes of a response body read (and discarded) before closing. */
const ANSWER_LIMIT_BYTES = 64 * 1024;

export interface SenderSettings {
  /** From the DNS lookup to the end of the response. */
  readonly timeoutMs: number;
  readonly allowPrivateAddresses: boolean;
  /** Default: the system's. */
  readonly lookup?: SystemLookup;
}

const systemLookup: SystemLookup = async (name, options) => await lookup(name, { ...options, all: true });

/** POSTs messages. Follows no redirects, and connects to public addresses only, unless allowed otherwise. */
export function createWebhookSender(settings: SenderSettings): SendWebhook {
  return async (request) => {
    try {
      return { type: "answered", status: await post(request, settings) };
    } catch (error) {
      return { type: "failed", problem: describe(error, settings.timeoutMs) };
    }
  };
}

async function post({ url, headers, body }: Parameters<SendWebhook>[0], settings: SenderSettings): Promise<number> {
  const target = new URL(url);
  const { allowPrivateAddresses, timeoutMs } = settings;
  const literal = literalOf(target.hostname);
  // Sockets don't call `lookup` for IP addresses.
  if (literal !== null && !allowPrivateAddresses && !isPublicAddress(literal)) throw new PrivateAddressError(literal);
  const { request } = target.protocol === "https:" ? https : http;
  return await new Promise<number>((resolve, reject) => {
    const sent = request(target, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(allowPrivateAddresses ? {} : { lookup: guardLookup(settings.lookup ?? systemLookup) }),
    });
    sent.on("error", reject);
    sent.on("response", (answer) => {
      const status = answer.statusCode ?? 0;
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_LIMIT_BYTES) answer.destroy();
      });
      answer.once("close", () => resolve(status));
      // The status counts even if the body breaks off.
      answer.on("error", () => resolve(status));
    });
    sent.end(body);
  });
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
