import { type ReactElement, Component, type ReactNode } from "react";
import { useRouteError } from "react-router";
import { PageHeader } from "../kit/page.tsx";
import { ProblemNotice, Notice } from "../kit/notice.tsx";
import { ApiProblem } from "../api/problem.ts";
import { Button } from "../kit/button.tsx";
import { Brand } from "./brand.tsx";

/** Replaces a page that failed. A missing part of the app usually means that the app was updated. */
export function PageFault(): ReactElement {
  const error: unknown = useRouteError();
  const isMissingPart = error instanceof Error && /import|module|preload/iu.test(error.message);
  const shown = isMissingPart
    ? new ApiProblem({
        status: 0,
        code: "updated",
        title: "This part of the app could not be loaded",
        hint: "Rollcall was updated or isn't running. Reload the page.",
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

/** Catches what breaks outside the pages. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <AppFault /> : this.props.children;
  }
}

/** Replaces the whole app. */
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
        <p>Your lists and running checks are safe: they are on the server, which continues without this page.</p>
        <p>
          Reload the page. If it happens again, go <a href="/">back to your lists</a> and tell the operator of Rollcall
          what you were doing.
        </p>
      </Notice>
    </main>
  );
}
