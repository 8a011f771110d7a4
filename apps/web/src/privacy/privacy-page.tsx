import type { ReactElement } from "react";
import { PageHeader } from "../kit/page.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { RetentionPanel } from "./retention-panel.tsx";
import "./privacy.css";

export function Component(): ReactElement {
  return (
    <div className="page">
      <PageHeader
        title="Privacy"
        lead="All data stays on this server. Set how long it is kept, and handle data access and deletion requests."
      />
      <Allowed scope="admin">
        <PersonPanel />
      </Allowed>
      <RetentionPanel />
    </div>
  );
}
