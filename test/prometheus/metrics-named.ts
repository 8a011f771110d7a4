/** Names of our metrics in a text: rules, a dashboard. */
export function metricsNamed(text: string): string[] {
  return [...new Set(text.match(/\b(?:rollcall|process|nodejs)_[a-z0-9_]+/g))].toSorted();
}

/** Names that a process exports, those of a histogram's parts included. */
export function metricsExported(rendered: string): ReadonlySet<string> {
  const types = [...rendered.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    types.flatMap(([, name = "", type]) =>
      type === "histogram" ? ["", "_bucket", "_sum", "_count"].map((part) => name + part) : [name],
    ),
  );
}
