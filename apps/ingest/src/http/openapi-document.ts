import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { VERSION } from "@rollcall/product";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiRequestBodyObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import type { Api } from "./api.ts";
import {
  type AnswerDeclaration,
  isFileBody,
  isStream,
  type RouteDeclaration,
  TAGS,
  headersOf,
  headerReferences,
  PROBLEM_HEADERS,
  RESPONSE_HEADERS,
} from "./declaration.ts";
import { openApiWebhooks } from "./openapi-webhooks.ts";
import { PROBLEM } from "./problem.ts";

/** OpenAPI 3.1. */
type OpenApiDocument = ReturnType<typeof createDocument>;

const DESCRIPTION = `Rollcall verifies e-mail addresses by asking their own mail servers, without ever sending a message.

Times are ISO 8601 in UTC, ids are strings. Collections are paginated: pass \`next_cursor\` of one page as \`cursor\`
of the next, until it is null. Errors are problem details (RFC 9457) with a \`code\` for programs and a
\`hint\` for people.`;

/** Generates the API's description from the declarations of its routes. */
function openApiDocument(declarations: readonly RouteDeclaration[], version: string): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const declaration of declarations) {
    const path = declaration.path.replaceAll(/:(\w+)/g, "{$1}");
    const method = declaration.method.toLowerCase() as Lowercase<RouteDeclaration["method"]>;
    paths[path] = { ...paths[path], [method]: operationOf(declaration) };
  }
  const used = new Set(declarations.map((declaration) => declaration.tag));
  return createDocument({
    openapi: "3.1.1",
    info: { title: "Rollcall", version, description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    tags: Object.entries(TAGS).flatMap(([name, description]) =>
      used.has(name as keyof typeof TAGS) ? [{ name, description }] : [],
    ),
    paths,
    webhooks: openApiWebhooks(),
    components: {
      headers: { ...RESPONSE_HEADERS },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key, `rc_…`." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "rollcall_session",
          description: "A browser session; over https the cookie is `__Host-rollcall_session`.",
        },
      },
    },
  });
}

function operationOf(declaration: RouteDeclaration): ZodOpenApiOperationObject {
  const { tag, summary, scope, params, query, headers, body } = declaration;
  const said = [declaration.description, scope === "none" ? undefined : `Requires the scope \`${scope}\`.`];
  return {
    operationId: operationIdOf(declaration),
    tags: [tag],
    summary,
    description: said.filter(Boolean).join("\n\n"),
    security: scope === "none" ? [] : [{ key: [] }, { session: [] }],
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    ...(body && { requestBody: requestBodyOf(body) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(declaration.answers).map(([status, answer]) => {
          const headers = headerReferences(headersOf(declaration, answer));
          return [status, { ...responseOf(answer), headers }] as const;
        }),
      ),
      ...(hasTag(declaration) && { 304: NOT_CHANGED }),
      default: {
        description: "A problem.",
        headers: headerReferences(PROBLEM_HEADERS),
        content: { "application/problem+json": { schema: PROBLEM } },
      },
    },
  };
}

/** The client's copy is current, by `If-None-Match`. */
const NOT_CHANGED: ZodOpenApiResponseObject = {
  description: "Not modified: `If-None-Match` is current.",
  headers: headerReferences(["ETag"]),
};

function hasTag(declaration: RouteDeclaration): boolean {
  return Object.values(declaration.answers).some((answer) => headersOf(declaration, answer).includes("ETag"));
}

/** `GET /v1/lists/:id/results` is `get_lists_id_results`: stable for generated clients. */
function operationIdOf({ method, path }: RouteDeclaration): string {
  const words = path.replace(/^\/v1\//, "").split(/[^a-z\d]+/i);
  return [method.toLowerCase(), ...words.filter(Boolean)].join("_");
}

function requestBodyOf(body: NonNullable<RouteDeclaration["body"]>): ZodOpenApiRequestBodyObject {
  if (!isFileBody(body)) {
    return { required: !body.safeParse(null).success, content: { "application/json": { schema: body } } };
  }
  const content = Object.entries(body.content).map(([type, schema]) => [type, { schema }] as const);
  return { required: true, content: Object.fromEntries(content) };
}

function responseOf(answer: AnswerDeclaration): ZodOpenApiResponseObject {
  if (answer === null) return { description: "Done." };
  if (isStream(answer)) {
    const content = answer.types.map((type) => [type, { schema: schemaOfStream(type) }] as const);
    return { description: answer.description, content: Object.fromEntries(content) };
  }
  const description = answer.description ?? "Success.";
  return { description, content: { "application/json": { schema: answer } } };
}

/** Files are bytes to a client, which must not decode them; of text types generators expect text. */
function schemaOfStream(type: string): { readonly type: "string"; readonly format?: "binary" } {
  return type.startsWith("text/") ? { type: "string" } : { type: "string", format: "binary" };
}

/** Adds `GET /v1/openapi.json`, and `/docs`. Call it after all routes were added. */
export async function describeApi(app: FastifyInstance, api: Api): Promise<void> {
  api.route(
    {
      method: "GET",
      path: "/v1/openapi.json",
      tag: "System",
      summary: "This document",
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
