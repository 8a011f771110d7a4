export type { HostAddresses, MailRoute, MxHost } from "./mail-route.ts";
