import type { Reporter, TestModule } from "vitest/node";
import { leftOutTable, type LeftOutSuite } from "./left-out-table.ts";
import "./with-engines.ts";

/** Reports skipped suites at the end of a test run, with what they need. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    process.stdout.write(leftOutTable(modules.flatMap(leftOutOf)));
  }
}

function leftOutOf(module: TestModule): LeftOutSuite[] {
  const tests = [...module.children.allTests()];
  const isPart = tests.some((test) => test.meta().lacks === undefined);
  return tests.flatMap((test) => {
    const lacks = test.meta().lacks;
    if (lacks === undefined) return [];
    const title = test.parent.type === "suite" ? test.parent.name : test.name;
    return [{ file: module.relativeModuleId, title, remedies: lacks.map(({ remedy }) => remedy), isPart }];
  });
}
