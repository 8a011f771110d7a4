import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { WEB_FOLDER } from "@rollcall/product";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { allowedMethods } from "./allowed-methods.ts";
import type { RouteDeclaration } from "./declaration.ts";
import { Problem, sendProblem } from "./problem.ts";
import { isPage } from "./web-pages.ts";

const NOT_BUILT =
  "<!doctype html><title>Rollcall</title><p>The web app is not built. Run <code>npm run build</code>, then reload this page.";

/**
 * Serves the built web app: its pages get the entry page. Anything else that no route answers is a problem; a browser sees the
 * app's own page about it, with the same status.
 */
export async function serveWeb(app: FastifyInstance, declarations: readonly RouteDeclaration[]): Promise<void> {
  const built = existsSync(path.join(WEB_FOLDER, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: WEB_FOLDER,
      wildcard: false,
      cacheControl: false,
      // The build has a .br and a .gz beside each file that gains by it.
      preCompressed: true,
      // Vite names assets by content hash; everything else may change with the next build.
      setHeaders: (response, file) => {
        const named = file.includes("/assets/");
        response.header("vary", "accept-encoding");
        response.header("cache-control", named ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const isRead = request.method === "GET" || request.method === "HEAD";
    const methods = allowedMethods(declarations, path);
    if (methods.length > 0) return refuseMethod(request, reply, path, methods);
    const isShown = isPage(path) || (!/^\/v1(\/|$)/i.test(path) && acceptsHtml(request));
    if (!isRead || !isShown) return sendProblem(reply, noRoute(request.method, path));
    if (!built) return reply.status(503).type("text/html").send(NOT_BUILT);
    return reply.status(isPage(path) ? 200 : 404).sendFile("index.html");
  });
}

/** Answers OPTIONS, and refuses any other method that a path doesn't have (RFC 9110 §15.5.6). */
function refuseMethod(
  { method }: FastifyRequest,
  reply: FastifyReply,
  path: string,
  methods: readonly string[],
): FastifyReply {
  const allowed = methods.join(", ");
  void reply.header("allow", allowed);
  if (method === "OPTIONS") return reply.status(204).send();
  const detail = `${path.slice(0, PATH_CHARS)} has no method ${method}.`;
  return sendProblem(reply, new Problem(405, "method_not_allowed", detail, `It has ${allowed}.`));
}

function noRoute(method: string, path: string): Problem {
  const detail = `There is no route ${method} ${path.slice(0, PATH_CHARS)}.`;
  return new Problem(404, "not_found", detail, "The API is under /v1: see /docs.");
}

/** Characters of a path in a sentence. */
const PATH_CHARS = 200;

function acceptsHtml({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? "");
}
