import { expect, test } from "vitest";
import { makeSbom, type Sbom } from "../../scripts/package/make-sbom.ts";

const component = (name: string, version = "1.0.0") => ({ "bom-ref": `${name}@${version}`, name, version });

const ALL: Sbom = {
  specVersion: "1.5",
  serialNumber: "urn:uuid:78ed187c-be42-4a97-957b-a8ccc876cec0",
  metadata: {
    timestamp: "2026-01-01T00:00:00.000Z",
    tools: [{ name: "cli" }],
    component: { ...component("folder"), "bom-ref": "rollcall@1.0.0", type: "library" },
  },
  components: [
    component("pg"),
    { ...component("cli"), "bom-ref": "@rollcall/cli@1.0.0" },
    component("pg-types"),
    component("vitest"),
    component("pg", "0.9.0"),
  ],
  dependencies: [
    { ref: "rollcall@1.0.0", dependsOn: ["@rollcall/cli@1.0.0", "vitest@1.0.0"] },
    { ref: "@rollcall/cli@1.0.0", dependsOn: ["pg@1.0.0"] },
    { ref: "pg@1.0.0", dependsOn: ["pg-types@1.0.0", "vitest@1.0.0"] },
    { ref: "vitest@1.0.0", dependsOn: ["pg@0.9.0"] },
  ],
};
const CONTAINED = new Set(["pg@1.0.0", "pg-types@1.0.0"]);

test("makeSbom: lists what is contained, by version, and who uses it: our packages are the product", () => {
  const { components, dependencies, metadata } = makeSbom(ALL, CONTAINED);
  expect(components.map((one) => one["bom-ref"])).toEqual(["pg-types@1.0.0", "pg@1.0.0"]);
  expect(dependencies).toEqual([
    { ref: "rollcall@1.0.0", dependsOn: ["pg@1.0.0"] },
    { ref: "pg-types@1.0.0", dependsOn: [] },
    { ref: "pg@1.0.0", dependsOn: ["pg-types@1.0.0"] },
  ]);
  expect(metadata).toEqual({
    tools: [{ name: "cli" }],
    component: { ...component("rollcall"), type: "application" },
  });
});

test("makeSbom: the same content is the same document, another one has another serial number", () => {
  const later = {
    ...ALL,
    serialNumber: "urn:uuid:0",
    metadata: { ...ALL.metadata, timestamp: "2027-01-01T00:00:00.000Z" },
  };
  expect(makeSbom(later, CONTAINED)).toEqual(makeSbom(ALL, CONTAINED));
  const { serialNumber } = makeSbom(ALL, new Set(["pg@1.0.0"]));
  expect(serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(serialNumber).not.toBe(makeSbom(ALL, CONTAINED).serialNumber);
});

test("makeSbom: refuses what npm doesn't know", () => {
  expect(() => makeSbom(ALL, new Set(["left-pad@1.0.0"]))).toThrow(/lacks left-pad@1\.0\.0/);
});
