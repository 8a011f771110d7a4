import { Component, type ReactNode } from "react";
import { AppFault } from "./app-fault.tsx";

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
