export { isOwnAddress } from "./open-connection.ts";
export { greetHost, type HostGreeting } from "./greet-host.ts";
export { probe, defaultTimeouts } from "./probe.ts";
