import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/gu)].map((match) => [
    match[1] ?? "",
    { light: match[2] ?? "", dark: match[3] ?? "" },
  ]),
);

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, theme: "light" | "dark"): number {
  const [one, two] = [front, back].map((name) => {
    const pair = tokens.get(name);
    if (pair === undefined) throw new Error(`Cannot check contrast: no token --${name}`);
    return luminance(pair[theme]);
  }) as [number, number];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

const STATUSES = ["deliverable", "risky", "undeliverable", "unknown"];
const GROUNDS = ["canvas", "surface", "raised"];

/** WCAG 1.4.3: text wants 4.5 to 1. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ["ink", "ink-soft", "ink-faint", "accent", "danger", ...STATUSES].map((text) => [text, ground] as const),
  ),
  ...["ink", "ink-soft", "ink-faint", "accent"].flatMap((text) => [
    [text, "sunken"] as const,
    [text, "hover"] as const,
  ]),
  ...STATUSES.flatMap((status) => [
    [status, `${status}-tint`] as const,
    ["ink", `${status}-tint`] as const,
    ["ink-soft", `${status}-tint`] as const,
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["accent", "accent-tint"],
  ["ink", "accent-tint"],
  ["ink-soft", "accent-tint"],
];

/** WCAG 1.4.11: what is not text wants 3 to 1. Charts' parts have a legend in words beside them as well. */
const GRAPHICS: readonly (readonly [string, string])[] = [
  ["line-strong", "surface"],
  ["line-strong", "canvas"],
  ["deliverable-fill", "surface"],
  ["undeliverable-fill", "surface"],
  ["unknown-fill", "surface"],
];

describe.each(["light", "dark"] as const)("tokens, %s", (theme) => {
  test.each(TEXTS)("tokens: %s can be read on %s", (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(GRAPHICS)("tokens: %s can be seen on %s", (shape, ground) => {
    expect(contrast(shape, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});
