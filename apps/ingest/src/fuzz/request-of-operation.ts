import fc from "fast-check";
import { hostileJson, hostileText } from "./hostile-values.ts";

/** An operation of the OpenAPI document. */
export interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly schema?: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
}

export interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Existing ids, so that requests get past the first check. */
const IDS = ["1", "2", "3", "google"];

/** Requests for one operation: mostly valid, with something wrong. */
export function requestOfOperation(
  method: string,
  template: string,
  operation: Operation,
  components: Components,
): fc.Arbitrary<FuzzedRequest> {
  const parameters = operation.parameters ?? [];
  const named = (place: string): string[] => parameters.filter((one) => one.in === place).map((one) => one.name);
  const id = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...IDS) }, { weight: 1, arbitrary: hostileText });
  const query = parameters.filter((one) => one.in === "query");
  return fc
    .record({
      path: fc.tuple(...named("path").map(() => id)),
      query: fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, queryValue(schema, components)])), {
        requiredKeys: [],
      }),
      // A parameter that no route knows is always refused.
      more: fc.oneof({ weight: 19, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: hostileText }),
      headers: fc.record(Object.fromEntries(named("header").map((name) => [name, headerText])), { requiredKeys: [] }),
      body: bodyOf(operation, components),
    })
    .map(({ path, query, more, headers, body }) => {
      const values = [...path];
      const filled = template.replaceAll(/\{\w+\}/g, () => encode(values.shift() ?? ""));
      const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
      const search = [...pairs, ...(more === undefined ? [] : [[more, more] as const])];
      return {
        method: method.toUpperCase(),
        path: `${filled}?${search.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join("&")}`,
        headers: { ...headers, ...(body && { "content-type": body.type }) },
        body: body?.text,
      };
    });
}

function queryValue(schema: JsonSchema | undefined, components: Components): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 2, arbitrary: valueOfSchema(schema ?? {}, components).map(queryText) },
    { weight: 2, arbitrary: hostileText },
    { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 5 }) },
  );
}

/** Other values are sent as JSON: an object made of hostile JSON may have a toString that is not a function. */
function queryText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Node's HTTP client refuses other characters in headers. */
const headerText = hostileText.map((text) => text.replaceAll(/[^\x20-\x7E]/g, "?"));

const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "text/csv",
  "application/octet-stream",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/xml",
  "nonsense",
];

type Body = { readonly type: string; readonly text: string } | undefined;

function bodyOf(operation: Operation, components: Components): fc.Arbitrary<Body> {
  if (operation.requestBody === undefined) return fc.constant(undefined);
  const schema = operation.requestBody.content["application/json"]?.schema;
  const type = fc.constantFrom(...TYPES);
  const broken = fc.constantFrom(
    "{",
    "",
    '{"a":1,}',
    "\u0000",
    "--x\r\n",
    '--x\r\ncontent-disposition: form-data; name="file"',
  );
  const fitting = schema ? valueOfSchema(schema, components).map((value) => jsonBody(value)) : null;
  return fc.oneof(
    ...(fitting ? [{ weight: 6, arbitrary: fitting }] : []),
    { weight: 2, arbitrary: hostileJson.map((value) => jsonBody(value)) },
    { weight: 2, arbitrary: fc.record({ type, text: fc.oneof(broken, hostileText, fc.constant("email\na@b.com\n")) }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function jsonBody(value: unknown): Body {
  return { type: "application/json", text: JSON.stringify(value) ?? "" };
}

/** Percent-encoded, with a replacement character for lone surrogates; some of it stays unencoded. */
function encode(text: string): string {
  return text === "%" ? "%" : encodeURIComponent(text.toWellFormed());
}

/** The subset of JSON Schema used by the API's description. */
interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Components = Readonly<Record<string, JsonSchema>>;

/** Values that mostly match a schema, with something wrong here and there. */
function valueOfSchema(schema: JsonSchema, components: Components): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fittingValue(schema, components) }, { weight: 1, arbitrary: hostileJson });
}

function fittingValue(schema: JsonSchema, components: Components): fc.Arbitrary<unknown> {
  const of = (one: JsonSchema): fc.Arbitrary<unknown> => valueOfSchema(one, components);
  if (schema.$ref !== undefined) return of(components[schema.$ref.split("/").at(-1) ?? ""] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map(of));
  switch ([schema.type].flat()[0]) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, of(one)])),
        { requiredKeys: [] },
      );
    case "array":
      return fc.array(of(schema.items ?? {}), { maxLength: 5 });
    case "integer":
    case "number":
      return fc.integer({ min: Math.ceil(schema.minimum ?? -5), max: Math.floor(schema.maximum ?? 100_000) });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return hostileText;
  }
}
