export { accessPolicy } from "./access/access-policy.ts";
export { firstKeyHint } from "./access/first-key-hint.ts";
export { createServer } from "./server.ts";
export type { Services } from "./services.ts";
export { servicesOf } from "./services-of.ts";
