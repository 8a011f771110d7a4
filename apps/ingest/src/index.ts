export { accessPolicy } from "./access/access-policy.ts";
export { createKey } from "./access/create-key.ts";
export { firstKeyHint } from "./access/first-key-hint.ts";
export { isScope } from "./api/declaration.ts";
export { watchBacklog } from "./backlog.ts";
export { ColumnError } from "./choose-columns.ts";
export { type FileImport, importFile } from "./import-file.ts";
export { createServer } from "./server.ts";
export type { Services } from "./services.ts";
