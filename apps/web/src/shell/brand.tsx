import type { ReactElement } from "react";

/** The logo: the ticks of a roll call, and a check mark. */
export function Brand(): ReactElement {
  return (
    <span className="brand">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="8" className="brand-ground" />
        <g fill="none" strokeLinecap="round" strokeWidth="2.6">
          <path className="brand-ticks" d="M8 8.5v8M13.2 8.5v8M18.4 8.5v8M23.6 8.5v3" />
          <path className="brand-check" d="m8.5 22.6 4 3.4 11.6-10.4" />
        </g>
      </svg>
      <span className="brand-name">Rollcall</span>
    </span>
  );
}
