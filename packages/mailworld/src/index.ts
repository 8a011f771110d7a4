export { benchWorld } from "./bench-world/bench-world.ts";
export type { BenchWorld, BenchWorldOptions } from "./bench-world/bench-world.ts";
export type { ControlLine } from "./control-line.ts";
export { demoWorld } from "./demo-world/demo-world.ts";
export { startDnsServer } from "./dns/dns-server.ts";
export type { DnsServer } from "./dns/dns-server.ts";
export type { KeyRecord, LedgerLimits, SessionRecord, SlidingLog } from "./ledger/ledger.ts";
export { startMailWorld } from "./mail-world.ts";
export type { MailWorld, MailWorldOptions, MailWorldStats, SessionLog } from "./mail-world.ts";
export type { StyleName } from "./replies/reply-style.ts";
export type { ReplyTexts } from "./replies/reply-texts.ts";
export { LoopbackUnavailableError } from "./smtp/mx-fleet.ts";
export { truthOf, type Truth } from "./truth/truth-of.ts";
export type { MailboxRules, MailboxState } from "./world/mailbox-rules.ts";
export type { GreylistManners, HarvestGuard, HostManners, RecipientManners, RecipientRate } from "./world/manners.ts";
export type {
  DnsRoute,
  DomainDescription,
  HostDescription,
  MxRecord,
  WorldDescription,
} from "./world/world-description.ts";
export type { Meaning } from "./sample/sample-row.ts";
export { sampleTruths } from "./truth/sample-truth.ts";
export type { SampleTruth } from "./truth/sample-truth.ts";
