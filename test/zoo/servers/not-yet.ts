import type { ZooServer } from "../zoo-server.ts";

/** A server that nobody has brought here yet: each run says so. */
const notYet = (name: string, from: string, why: string): ZooServer => ({
  name,
  from,
  manners: [],
  bring: () => Promise.reject(new Error(why)),
  start: () => Promise.reject(new Error(why)),
});

export const NOT_YET: readonly ZooServer[] = [
  notYet("courier-mta", "Debian", "not set up yet: wants a tree of its own below /etc and an authdaemon"),
  notYet("greylistd", "Debian", "not set up yet: has its files at fixed places"),
];
