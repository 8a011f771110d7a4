import { createHash } from "node:crypto";

/** The parts of a CycloneDX document that are used here. */
export interface Sbom {
  readonly specVersion: string;
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: Component; readonly [other: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

/** A package. */
export interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly { readonly license?: { readonly id?: string } }[];
  readonly [other: string]: unknown;
}

interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

/** Our own packages, which are the product itself. */
const OURS = "@rollcall/";

/**
 * Turns npm's CycloneDX document of the whole checkout into that of what is installed: the packages in `contained`
 * (`name@version`). It is the same for the same content: without a time, and with a serial number by hash. Throws if npm lacks
 * a package that is contained.
 */
export function makeSbom(all: Sbom, contained: ReadonlySet<string>): Sbom {
  const components = all.components.filter(({ name, version }) => contained.has(`${name}@${version}`));
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const missing = [...contained].filter((one) => !listed.has(one));
  if (missing.length > 0) throw new Error(`npm's bill of materials lacks ${missing.join(", ")}. Run npm install.`);
  const { timestamp: _, ...metadata } = all.metadata;
  const product = { ...metadata.component, type: "application", name: "rollcall" };
  const document = {
    ...all,
    metadata: { ...metadata, component: product },
    components: components.toSorted((one, other) => (one["bom-ref"] < other["bom-ref"] ? -1 : 1)),
    dependencies: dependenciesOf(all, product["bom-ref"], new Set(components.map((one) => one["bom-ref"]))),
  };
  return { ...document, serialNumber: serialNumberOf({ ...document, serialNumber: undefined }) };
}

/** Who uses whom; what our own packages use, the product uses. */
function dependenciesOf(all: Sbom, product: string, refs: ReadonlySet<string>): readonly Dependency[] {
  const ofProduct = new Set<string>();
  const others = new Map<string, readonly string[]>();
  for (const { ref, dependsOn = [] } of all.dependencies) {
    const used = dependsOn.filter((one) => refs.has(one));
    if (refs.has(ref)) others.set(ref, used);
    else if (ref.startsWith(OURS)) for (const one of used) ofProduct.add(one);
  }
  const sorted = [...refs].sort().map((ref) => ({ ref, dependsOn: (others.get(ref) ?? []).toSorted() }));
  return [{ ref: product, dependsOn: [...ofProduct].sort() }, ...sorted];
}

/** A UUID of version 8: the content's hash. */
function serialNumberOf(document: object): string {
  const hash = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join("-")}`;
}
