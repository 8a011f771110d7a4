import type { HostAddresses, MailRoute } from "@rollcall/routing";
import type { Egress, ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";
import type { EgressFacts } from "../egresses/egress-facts.ts";
import { askCanaries, checkResolver } from "../domains/resolver-watch.ts";
import type { NamedEgress } from "../settings.ts";
import {
  addressOf,
  checkAddress,
  type Greeting,
  checkHeloName,
  checkPort25,
  checkReverseName,
} from "./check-egress.ts";
import { checkDns, type TriedLookup } from "./check-machine.ts";
import {
  checkNullSender,
  checkPostmaster,
  checkSenderRoute,
  checkSpf,
  type SenderAnswer,
  senderPlan,
} from "./check-sender.ts";
import { checkStanding, checkWarmUp } from "./check-standing.ts";
import { evaluateSpf, type SpfLookups } from "./evaluate-spf.ts";
import { type Diagnosis, diagnosisOf, type Finding, type DoctorSettings } from "./finding.ts";
import { checkInstallation, type InstallationPorts, readInstallation } from "./installation.ts";

/** Names found by a lookup, or why there are none. */
type FoundTexts =
  | { readonly type: "texts"; readonly texts: readonly string[] }
  | { readonly type: "none" }
  | { readonly type: "dns_error"; readonly detail: string };

/** Everything the doctor needs from outside. Only the engines may reject, when they are unavailable. */
export interface DoctorPorts extends InstallationPorts {
  readonly resolver: {
    readonly resolveRoute: (domain: string) => Promise<MailRoute>;
    readonly resolveHost: (host: string) => Promise<HostAddresses>;
    readonly resolveTxt: (name: string) => Promise<FoundTexts>;
    readonly resolveReverse: (ip: string) => Promise<FoundTexts>;
  };
  readonly greet: (host: string, port: number, egress: Egress) => Promise<Greeting>;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  /** What the database knows of egresses; null: embedded, reachable only by the running product. */
  readonly readEgresses: ((names: readonly string[]) => Promise<readonly EgressFacts[]>) | null;
  readonly clock: { nowMs(): number; random(): number };
}

/** Checks everything that answers depend on. Contacts only the operator's own hosts. */
export async function examine(ports: DoctorPorts, settings: DoctorSettings): Promise<Diagnosis> {
  const tried: TriedLookup[] = [];
  const watching = { ...ports, resolver: watched(ports, tried) };
  const installation = checkInstallation(await readInstallation(ports, settings.dataDir), settings);
  const several = settings.egresses.length > 1;
  const known = await readKnown(ports, settings);
  const findings: Finding[] = [];
  for (const egress of settings.egresses) {
    const found = await examineEgress(watching, settings, egress, known.get(egress.name) ?? null);
    findings.push(...found.map((finding) => (several ? nameEgress(finding, egress) : finding)));
  }
  const health = settings.allowPrivateAddresses
    ? ({ type: "usable" } as const)
    : checkResolver(await askCanaries(watching.resolver, ports.clock));
  return diagnosisOf([...findings, checkDns(tried, health), ...installation], ports.clock.nowMs());
}

function nameEgress(finding: Finding, { name }: NamedEgress): Finding {
  return { ...finding, id: `${finding.id}/${name}`, title: `${finding.title} (${name})` };
}

/** An unavailable database is a finding of its own. */
async function readKnown(
  { readEgresses }: DoctorPorts,
  { egresses }: DoctorSettings,
): Promise<ReadonlyMap<string, EgressFacts>> {
  const facts = (await readEgresses?.(egresses.map(({ name }) => name)).catch(() => [])) ?? [];
  return new Map(facts.map((one) => [one.name, one]));
}

async function examineEgress(
  ports: DoctorPorts,
  settings: DoctorSettings,
  egress: NamedEgress,
  facts: EgressFacts | null,
): Promise<Finding[]> {
  const { doctorHost, smtpPort, served } = settings;
  const here = served.includes(egress.name);
  const greeting = doctorHost === null || !here ? null : await ports.greet(doctorHost, smtpPort, egress);
  const identity = await examineIdentity(ports.resolver, egress, addressOf(egress, greeting));
  const sender = await examineSender(ports, settings, egress, { here, greeting, ours: identity.addresses });
  const port25 = checkPort25(doctorHost, smtpPort, here, greeting);
  const address = checkAddress(egress, greeting);
  const warmUp = checkWarmUp(egress, facts, ports.clock.nowMs());
  return [port25, address, ...identity.findings, ...sender, checkStanding(facts), warmUp].filter((one) => one !== null);
}

type Resolver = DoctorPorts["resolver"];

/** The same resolver, recording each lookup. */
function watched({ resolver, clock }: DoctorPorts, tried: TriedLookup[]): Resolver {
  const watch =
    <Found extends { readonly type: string }>(kind: string, find: (name: string) => Promise<Found>) =>
    async (name: string): Promise<Found> => {
      const beganMs = clock.nowMs();
      const found = await find(name);
      const error = found.type === "dns_error" && "detail" in found ? String(found.detail) : null;
      tried.push({ name: `${kind} of ${name}`, error, tookMs: clock.nowMs() - beganMs });
      return found;
    };
  return {
    resolveRoute: watch("MX", resolver.resolveRoute),
    resolveHost: watch("address", resolver.resolveHost),
    resolveTxt: watch("TXT", resolver.resolveTxt),
    resolveReverse: watch("PTR", resolver.resolveReverse),
  };
}

async function examineIdentity(
  resolver: Resolver,
  { heloName }: Egress,
  seen: string | null,
): Promise<{ readonly findings: readonly Finding[]; readonly addresses: readonly string[] }> {
  const addresses = addressesOf(await resolver.resolveHost(heloName));
  const ours = seen !== null ? [seen] : (addresses ?? []);
  const reverse = new Map<string, readonly string[] | null>();
  for (const address of ours) reverse.set(address, textsOf(await resolver.resolveReverse(address)));
  const facts = { heloName, addresses, reverse, seen };
  return { findings: [checkHeloName(facts), checkReverseName(facts)], addresses: ours };
}

async function examineSender(
  ports: DoctorPorts,
  settings: DoctorSettings,
  egress: Egress,
  { here, greeting, ours }: { here: boolean; greeting: Greeting | null; ours: readonly string[] },
): Promise<Finding[]> {
  const { mailFrom } = egress;
  if (mailFrom === "") return [checkNullSender()];
  const domain = mailFrom.slice(mailFrom.lastIndexOf("@") + 1);
  const route = await ports.resolver.resolveRoute(domain);
  const [address] = ours;
  const spf = address === undefined ? null : await evaluateSpf(domain, address, spfLookups(ports.resolver));
  const closed = greeting?.type === "failed";
  const reachable = here && !closed && (route.type === "mx" || route.type === "implicit");
  const answers = reachable ? await askSender(ports, settings, egress, route) : null;
  const elsewhere = "Another machine has this egress's address: run npm run doctor there.";
  const why = here ? (closed ? "Port 25 could not be reached." : "Its domain has no mail server.") : elsewhere;
  return [checkSenderRoute(domain, route), checkSpf(domain, spf, address ?? null), checkPostmaster(answers, why)];
}

/** Checks the sender and postmaster at the sender's own server. */
async function askSender(
  ports: DoctorPorts,
  settings: DoctorSettings,
  egress: Egress,
  route: Extract<MailRoute, { readonly type: "mx" | "implicit" }>,
): Promise<SenderAnswer[]> {
  const { mailFrom } = egress;
  const addresses = [...new Set([mailFrom, `postmaster@${mailFrom.slice(mailFrom.lastIndexOf("@") + 1)}`])];
  const plan = senderPlan(settings, egress, route.hosts, addresses);
  const { clock, resolver } = ports;
  const report = await ports.probe(plan, {
    resolveHost: resolver.resolveHost,
    nowMs: () => clock.nowMs(),
    random: () => clock.random(),
  });
  const answers = new Map(report.answers.map(({ id, evidence }) => [id, evidence.at(-1)]));
  return addresses.map((address): SenderAnswer => {
    const evidence = answers.get(address);
    if (evidence?.type === "reply") return { address, code: evidence.code, words: evidence.text };
    return { address, code: null, words: evidence && "detail" in evidence ? evidence.detail : "no answer" };
  });
}

function spfLookups(resolver: Resolver): SpfLookups {
  return {
    texts: async (name) => textsOf(await resolver.resolveTxt(name)),
    addresses: async (name) => addressesOf(await resolver.resolveHost(name)),
    async mailHosts(domain) {
      const route = await resolver.resolveRoute(domain);
      if (route.type === "dns_error") return null;
      return route.type === "mx" ? route.hosts.map(({ host }) => host) : [];
    },
  };
}

function addressesOf(found: HostAddresses): readonly string[] | null {
  if (found.type === "dns_error") return null;
  return found.type === "addresses" ? [...found.ipv4, ...found.ipv6] : [];
}

function textsOf(found: FoundTexts): readonly string[] | null {
  if (found.type === "dns_error") return null;
  return found.type === "texts" ? found.texts : [];
}
