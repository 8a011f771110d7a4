import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path.ts";

test("returnPath: leads back to the page before", () => {
  const path = signInPath("/lists/8", "?status=risky&q=a%26b");
  expect(returnPath(new URL(path, "http://rollcall.example").searchParams)).toBe("/lists/8?status=risky&q=a%26b");
  expect(signInPath("/", "")).toBe("/sign-in");
});

test("returnPath: never another site, nor the sign-in page", () => {
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/sign-in?to=/",
  ]) {
    expect(returnPath(new URLSearchParams({ to }))).toBe("/");
  }
  expect(returnPath(new URLSearchParams())).toBe("/");
});
