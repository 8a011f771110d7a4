import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Api } from "./api/api.ts";
import { openApiDocument } from "./api/openapi-document.ts";
import { VERSION } from "./version.ts";

/** `GET /v1/openapi.json`, and `/docs` to read and try it. To be called when all routes are added. */
export async function describeApi(app: FastifyInstance, api: Api): Promise<void> {
  api.route(
    {
      method: "GET",
      path: "/v1/openapi.json",
      tag: "System",
      summary: "This description",
      scope: "none",
      answers: { 200: z.record(z.string(), z.unknown()) },
    },
    async () => ({ ...document }),
  );
  const document = openApiDocument(api.declarations, VERSION);
  await app.register(swagger, { mode: "static", specification: { document: document as never } });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiConfig: {
      deepLinking: true,
      docExpansion: "list",
      tryItOutEnabled: true,
      validatorUrl: null,
      layout: "BaseLayout",
    },
    theme: { title: "Rollcall's API" },
  });
}
