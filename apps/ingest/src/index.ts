export { accessPolicy, firstKeyHint } from "./access/access-policy.ts";
export { createServer } from "./server.ts";
export type { Services } from "./services.ts";
export { servicesOf } from "./services-of.ts";
