import path from "node:path";

/** Where packages are kept between runs; test/engines looks there too. */
const CACHE = path.resolve(import.meta.dirname, "../../node_modules/.cache/zoo");

/** The folder of a server's packages. */
export const packagesOf = ({ name }: { readonly name: string }): string => path.join(CACHE, slug(name));

/** A server's name as part of a path or a domain. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
