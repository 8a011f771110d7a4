import type { ReactElement } from "react";

/** Holds the place of what is being fetched. */
export function Skeleton({
  height,
  label = "Loading",
}: {
  readonly height: number;
  readonly label?: string;
}): ReactElement {
  return (
    <div className="skeleton" style={{ height }} role="status">
      <span className="sr-only">{label}</span>
    </div>
  );
}
