import { haraka } from "./servers/haraka.ts";
import { smtpServer } from "./servers/smtp-server.ts";
import type { ZooServer } from "./zoo-server.ts";

/** All servers; each starts its own manners, whatever these carry. */
export const ZOO = [smtpServer, haraka] as readonly unknown[] as readonly ZooServer[];
