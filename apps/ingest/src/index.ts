export { linkAtStart, makeSignInLink, type SignInPlace } from "./access/sign-in-link.ts";
export { createServer } from "./server.ts";
export type { Services } from "./services.ts";
export { servicesOf } from "./services-of.ts";
export { checkOneView, type CheckOneView } from "./shapes/check-one.ts";
