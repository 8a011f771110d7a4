import { once } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { type RequestOptions, request } from "node:https";
import { text } from "node:stream/consumers";
import type { StartedProxy } from "./start-proxy.ts";

export interface Sent extends Omit<RequestOptions, "headers"> {
  readonly headers?: OutgoingHttpHeaders;
  /** The client's address, one of 127.0.0.0/8. */
  readonly from?: string;
  readonly body?: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | string;
}

/** Begins a request to the name that the proxy serves; resolves to the beginning of its answer. */
export async function open(proxy: StartedProxy, { from, body = [], ...options }: Sent): Promise<IncomingMessage> {
  const sent = request({
    host: "127.0.0.1",
    port: proxy.port,
    ca: proxy.certificate,
    servername: proxy.name,
    agent: false,
    ...options,
    headers: { host: proxy.name, ...options.headers },
    ...(from === undefined ? {} : { localAddress: from }),
  });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  // A server may answer and close before it has read everything.
  sent.on("error", () => {});
  sent.flushHeaders();
  for await (const chunk of typeof body === "string" ? [body] : body)
    if (!sent.write(chunk)) await Promise.race([once(sent, "drain"), answered]);
  sent.end();
  const [answer] = await answered;
  return answer;
}

/** An answer as a whole. */
export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export async function ask(proxy: StartedProxy, sent: Sent): Promise<Answer> {
  const answer = await open(proxy, sent);
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}
