import { expect, test } from "vitest";
import { namedUrl } from "./named-url.ts";

test.each([
  ["postgresql://a@db/b", "postgresql://a@db/b?fallback_application_name=rollcall-worker"],
  [
    "postgresql://a@db/b?sslmode=require",
    "postgresql://a@db/b?sslmode=require&fallback_application_name=rollcall-worker",
  ],
  ["postgresql://a@db/b?application_name=mine", "postgresql://a@db/b?application_name=mine"],
])("namedUrl: %s names our connections, unless the operator did", (url, named) => {
  expect(namedUrl(url, "rollcall-worker")).toBe(named);
});
