import type { ReactElement } from "react";
import { PageHeader } from "../kit/page.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { RetentionPanel } from "./retention-panel.tsx";
import "./privacy.css";

/** How long things are kept, and what is held of one person. */
export function Component(): ReactElement {
  return (
    <div className="page">
      <PageHeader
        title="Privacy"
        lead="Everything stays on this server. Here you say how long, and answer people who ask what you hold of them or want it gone."
      />
      <PersonPanel />
      <RetentionPanel />
    </div>
  );
}
