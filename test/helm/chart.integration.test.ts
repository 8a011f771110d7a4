import { readFileSync } from "node:fs";
import path from "node:path";
import { VERSION } from "@rollcall/product";
import { readSettings } from "@rollcall/settings";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { withEngines } from "../engines/with-engines.ts";
import { CHART, type Labels, lint, type Manifest, checkManifests, render } from "./render-chart.ts";

const read = (name: string): string => readFileSync(path.join(CHART, name), "utf8");

const SETTINGS = { HELO_NAME: "verify.example.com", MAIL_FROM: "postmaster@verify.example.com" };
const EGRESSES = "egresses: [{ name: a, bindAddress: 192.0.2.10 }]\n";

const LEAST = { settings: SETTINGS };
const MOST = {
  image: { repository: "registry.example.com/rollcall@sha256:0123456789abcdef" },
  imagePullSecrets: [{ name: "registry" }],
  settings: { ...SETTINGS, RATE_LIMIT: 100, SMTP_ALLOW_PRIVATE_ADDRESSES: false, EGRESS_FILE: "/config/egress.yaml" },
  files: { "egress.yaml": EGRESSES },
  secret: {
    name: "ours",
    keys: {
      DATABASE_URL: "db",
      PGPASSWORD: "pw",
      REDIS_URL: "redis",
      METRICS_TOKEN: "token",
      WEBHOOK_SECRET_KEY: "key",
    },
  },
  ingest: { replicas: 2, podAnnotations: { a: "b" }, affinity: { nodeAffinity: {} } },
  worker: {
    hostNetwork: true,
    nodeSelector: { "example.com/mail": "yes" },
    tolerations: [{ key: "mail", operator: "Exists" }],
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" }],
  },
  autoscaling: { enabled: true },
  ingress: { enabled: true, className: "nginx", tlsSecret: "tls" },
  networkPolicy: {
    apiFrom: [{ namespaceSelector: { matchLabels: { a: "b" } } }],
    metricsFrom: [{ podSelector: {} }],
    extraEgress: [{ ports: [{ port: 587 }] }],
  },
  podMonitor: { enabled: true, labels: { release: "prometheus" } },
};

/** What the Secret holds, by the keys of both. */
const SECRETS: Readonly<Record<string, string>> = {
  "database-url": "postgresql://me:hunter2@db/rollcall",
  db: "postgresql://me@db/rollcall",
  pw: "hunter2",
  redis: "redis://cache",
  token: "a-long-random-text",
  key: "another-long-random-text",
};

const readFile = (file: string): string => {
  if (file === "/config/egress.yaml") return EGRESSES;
  const secret = SECRETS[path.basename(file)];
  if (path.dirname(file) !== "/run/secrets/rollcall" || secret === undefined)
    throw new Error(`No container has ${file}`);
  return secret;
};

test("ops/helm: the chart installs this version, and its values are as their schema says", () => {
  expect(parse(read("Chart.yaml"))).toMatchObject({ version: VERSION, appVersion: VERSION });
  const validate = new Ajv({ strict: false }).compile(JSON.parse(read("values.schema.json")) as object);
  validate(parse(read("values.yaml")));
  expect(validate.errors).toBeNull();
});

interface Pod {
  readonly name: string;
  readonly labels: Labels;
  // oxlint-disable-next-line typescript/no-explicit-any -- see Manifest
  readonly spec: any;
}

/** The pods of Deployments and Jobs. */
const podsOf = (manifests: readonly Manifest[]): readonly Pod[] =>
  manifests
    .filter(({ spec }) => spec?.template !== undefined)
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      labels: spec.template.metadata.labels,
      spec: spec.template.spec,
    }));

const selects = (selector: Labels, { labels }: Pod): boolean =>
  Object.entries(selector).every(([name, value]) => labels[name] === value);

/** The labels by which a manifest selects pods, if it does. */
const selectorOf = ({ kind, spec }: Manifest): Labels | undefined => {
  if (kind === "Service") return spec.selector as Labels;
  return (spec?.selector ?? spec?.podSelector)?.matchLabels as Labels | undefined;
};

withEngines("helm")("ops/helm, by helm", () => {
  test.each([
    ["the least values", LEAST],
    ["most of the values", MOST],
  ])("helm: %s make manifests that Kubernetes takes, and that fit each other", async (_, values) => {
    expect(await lint(values)).toContain("0 chart(s) failed");
    const manifests = await render(values);
    // Prometheus' own kinds are not Kubernetes'.
    const kinds = await checkManifests(manifests.filter(({ kind }) => kind !== "PodMonitor"));
    expect(kinds).toEqual(
      expect.arrayContaining(["apps/v1 Deployment", "batch/v1 Job", "policy/v1 PodDisruptionBudget"]),
    );
    const pods = podsOf(manifests);
    expect(pods.map(({ name }) => name).sort()).toEqual(
      ["ingest", "migrate", "worker"].map((name) => `verify-rollcall-${name}`),
    );
    const selecting = manifests.map(selectorOf).filter((selector) => selector !== undefined);
    expect(selecting.length).toBeGreaterThan(7);
    for (const selector of selecting) expect(pods.filter((pod) => selects(selector, pod))).not.toEqual([]);
    const names = new Set(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
    for (const { kind, spec } of manifests.filter((one) => one.kind === "HorizontalPodAutoscaler"))
      expect([kind, names.has(`${spec.scaleTargetRef.kind} ${spec.scaleTargetRef.name}`)]).toEqual([kind, true]);
  });

  test.each([
    ["the least values", LEAST, "rollcall:"],
    ["most of the values", MOST, "registry.example.com/rollcall@sha256:"],
  ])("helm: with %s, pods have good settings, secrets in files, and no right to spare", async (_, values, image) => {
    for (const { spec, name } of podsOf(await render(values))) {
      const [container] = spec.containers;
      expect(container.image.startsWith(image)).toBe(true);
      expect([container.command[0], COMMANDS.has(container.command[1])]).toEqual(["rollcall", true]);
      const variables = Object.fromEntries(
        container.env.map((one: { name: string; value: string }) => [one.name, one.value] as const),
      ) as Record<string, string>;
      const read = readSettings(variables, readFile);
      expect([name, read.type === "problems" ? read.problems : []]).toEqual([name, []]);
      expect(read).toMatchObject({ settings: { databaseUrl: expect.stringContaining("hunter2") } });
      expect(JSON.stringify(spec)).not.toContain("hunter2");
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
      expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
      const mounted = container.volumeMounts.map((mount: { name: string }) => mount.name).sort();
      expect(mounted).toEqual(spec.volumes.map((volume: { name: string }) => volume.name).sort());
      for (const probe of [container.livenessProbe, container.readinessProbe].filter(Boolean))
        expect(container.ports.map((port: { name: string }) => port.name)).toContain(probe.httpGet.port);
    }
  });

  test("helm: the migration comes first, with nothing that the chart installs later", async () => {
    const manifests = await render(MOST);
    const hooks = manifests.filter(
      ({ metadata }) => metadata.annotations?.["helm.sh/hook"] === "pre-install,pre-upgrade",
    );
    expect(hooks.map(({ kind }) => kind).sort()).toEqual(["Job", "NetworkPolicy"]);
    const [job] = podsOf(hooks);
    expect(job?.spec.serviceAccountName).toBeUndefined();
    expect(job?.spec.volumes.map((volume: { name: string }) => volume.name)).toEqual(["tmp", "secret"]);
  });

  test("helm: where workers are scaled by demand, nothing else sets their number", async () => {
    const workersOf = async (values: object): Promise<Manifest | undefined> =>
      (await render(values)).find(({ kind, metadata }) => kind === "Deployment" && metadata.name.endsWith("-worker"));
    expect((await workersOf(LEAST))?.spec.replicas).toBe(1);
    expect((await workersOf(MOST))?.spec.replicas).toBeUndefined();
  });

  test.each([
    ["no name", { settings: { MAIL_FROM: SETTINGS.MAIL_FROM } }, /Set settings\.HELO_NAME: the name that/],
    ["no sender", { settings: { HELO_NAME: SETTINGS.HELO_NAME } }, /Set settings\.MAIL_FROM: a real address/],
    [
      "a secret in plain sight",
      { settings: { ...SETTINGS, REDIS_URL: "redis://x" } },
      /settings\.REDIS_URL is a secret/,
    ],
    ["a slip", { ...LEAST, ingres: { enabled: true } }, /'?ingres'? (?:is )?not allowed/],
    [
      "metrics without a token",
      { ...LEAST, podMonitor: { enabled: true } },
      /podMonitor needs secret\.keys\.METRICS_TOKEN/,
    ],
  ])("helm: with %s it refuses, and says why", async (_, values, problem) => {
    await expect(render(values)).rejects.toThrow(problem);
  });

  test.each([
    ["a field that is unknown", { policyType: [] }, /unknown field "spec\.policyType"/],
    ["a value that breaks a rule", { policyTypes: ["Sideways"] }, /spec\.policyTypes.*Unsupported value: "Sideways"/],
  ])("validate: refuses %s", async (_, change, problem) => {
    const [first] = await render(LEAST);
    const wrong = { ...first, spec: { ...first?.spec, ...change } } as Manifest;
    await expect(checkManifests([wrong])).rejects.toThrow(problem);
  });
});
