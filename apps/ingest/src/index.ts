export { watchBacklog } from "./backlog.ts";
export { ColumnError } from "./choose-columns.ts";
export { type FileImport, importFile } from "./import-file.ts";
export { createServer } from "./server.ts";
export type { Services } from "./services.ts";
