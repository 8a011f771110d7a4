import { type ReactElement, Component, type ReactNode } from "react";
import { useRouteError } from "react-router";
import { PageHeader } from "../kit/page.tsx";
import { ProblemNotice, Notice } from "../kit/notice.tsx";
import { ApiProblem } from "../api/problem.ts";
import { Button } from "../kit/button.tsx";
import { Brand } from "./brand.tsx";

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

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly hasFailed: boolean;
}

/** The last net, around everything: where a part of the app breaks that no page's own fault covers. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <AppFault /> : this.props.children;
  }
}

/** Stands in for the whole app where a part of it broke that surrounds the pages. */
export function AppFault(): ReactElement {
  return (
    <main className="app-fault">
      <Brand />
      <Notice
        tone="danger"
        isLive
        title="Something went wrong on this page"
        actions={
          <Button small variant="primary" onPress={() => window.location.reload()}>
            Reload
          </Button>
        }
      >
        <p>Your lists and running checks are safe: they live on the server, which goes on without this page.</p>
        <p>
          Reload the page. If it happens again, go <a href="/">back to your lists</a> and tell whoever runs Rollcall
          what you were doing.
        </p>
      </Notice>
    </main>
  );
}
