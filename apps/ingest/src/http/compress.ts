import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance, onSendAsyncHookHandler } from "fastify";

/** Shorter bodies gain less than a packet. */
const THRESHOLD_BYTES = 1_024;

/** Brotli's own default (11) takes a second for a page of results; 4 is as quick as gzip, and smaller. */
const BROTLI_QUALITY = 4;

/** A strong validator must differ between encodings (RFC 9110 §8.8.3.3). If-None-Match compares weakly. */
const weakenTag: onSendAsyncHookHandler = async (_request, reply, payload) => {
  const tag = reply.getHeader("etag");
  if (reply.hasHeader("content-encoding") && typeof tag === "string" && tag.startsWith('"'))
    void reply.header("etag", `W/${tag}`);
  return payload;
};

/**
 * Compresses JSON with brotli or gzip, as the client accepts. Exports and event streams go out as they are
 * (`compress: false` of their routes): an export may be asked for with `gzip=true`.
 */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ["br", "gzip"],
    // Requests are never inflated here: uploads look at the bytes themselves.
    globalDecompression: false,
    threshold: THRESHOLD_BYTES,
    customTypes: /^application\/(?:problem\+)?json\b/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  // Its own hook is added to each route, and this one comes after it.
  app.addHook("onRoute", (route) => {
    if (route.onSend !== undefined) route.onSend = [route.onSend, weakenTag].flat();
  });
}
