import type { ReactElement } from "react";
import { useRouteError } from "react-router";
import { PageHeader } from "../kit/page.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { ApiProblem } from "../api/problem.ts";

/** Stands in for a page that failed. A part of the app that can't be fetched usually means that it was updated. */
export function PageFault(): ReactElement {
  const error: unknown = useRouteError();
  const isMissingPart = error instanceof TypeError && /import|module/iu.test(error.message);
  const shown = isMissingPart
    ? new ApiProblem({
        status: 0,
        code: "updated",
        title: "This part of the app could not be fetched",
        hint: "Rollcall was updated, or is not running. Reload the page.",
      })
    : error;
  return (
    <div className="page">
      <PageHeader title="Something went wrong" />
      <ProblemNotice error={shown} onRetry={() => window.location.reload()} />
    </div>
  );
}
