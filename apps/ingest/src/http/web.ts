import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { WEB_FOLDER } from "@rollcall/product";
import type { FastifyInstance } from "fastify";
import { notFound, sendProblem } from "./problem.ts";

const NOT_BUILT =
  "<!doctype html><title>Rollcall</title><p>The web app is not built. Run <code>npm run build</code>, then reload this page.";

/** Serves the built web app; unknown paths get its entry page. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
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
    if (request.method !== "GET" || request.url.startsWith("/v1/")) return sendProblem(reply, notFound("thing"));
    if (!built) return reply.status(503).type("text/html").send(NOT_BUILT);
    return reply.sendFile("index.html");
  });
}
