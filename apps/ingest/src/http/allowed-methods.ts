import type { RouteDeclaration } from "./declaration.ts";

/** The methods of a path, as `Allow` lists them; none: no route has it. */
export function allowedMethods(
  declarations: readonly Pick<RouteDeclaration, "method" | "path">[],
  path: string,
): readonly string[] {
  const parts = path.split("/");
  const found = new Set<string>();
  for (const declaration of declarations) {
    if (!fits(declaration.path.split("/"), parts)) continue;
    found.add(declaration.method);
    if (declaration.method === "GET") found.add("HEAD");
  }
  return found.size === 0 ? [] : [...found, "OPTIONS"].toSorted();
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => (part.startsWith(":") ? parts[index] !== "" : part === parts[index]))
  );
}
