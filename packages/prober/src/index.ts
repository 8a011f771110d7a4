export { defaultTimeouts } from "./default-timeouts.ts";
export { isOwnAddress } from "./is-own-address.ts";
export { greetHost, type HostGreeting } from "./greet-host.ts";
export { probe } from "./probe.ts";
export type {
  Egress,
  ProberPorts,
  Recipient,
  SessionEnding,
  SessionPlan,
  SessionPolicy,
  SessionReport,
  SessionStep,
  SessionTimeouts,
  TranscriptLine,
} from "./session.ts";
