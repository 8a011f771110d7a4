import openapiTypes, { astToString } from "openapi-typescript";

/** The text of `generated/schema.ts` for an OpenAPI document, which is given as JSON; rejects where it can't be read. */
export async function makeSchema(document: string): Promise<string> {
  const types = astToString(await openapiTypes(document));
  return `// Made from /v1/openapi.json by \`npm run generate:api\`. Not to be edited.\n${types}`;
}
