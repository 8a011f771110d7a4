import { ArrowRight } from "lucide-react";
import type { ReactElement } from "react";
import { useDiagnosis } from "../api/doctor.ts";
import { FindingIcon } from "../doctor/finding-icon.tsx";
import { LinkButton } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { FINDING_WORDS, VERDICT_WORDS } from "../words/findings.ts";

/** What the doctor would have mended, and the way to all that it found. */
export function DoctorPanel(): ReactElement {
  const diagnosis = useDiagnosis();
  const wrong = diagnosis.data?.findings.filter(({ state }) => state === "problem" || state === "warning") ?? [];
  return (
    <Panel
      title="Doctor"
      beside={
        <LinkButton to="/doctor" small variant="plain" icon={<ArrowRight size={15} aria-hidden />}>
          All findings
        </LinkButton>
      }
    >
      {diagnosis.isPending && <Skeleton height={80} label="The doctor is looking" />}
      {diagnosis.isError && diagnosis.data === undefined && (
        <ProblemNotice error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
      )}
      {diagnosis.data !== undefined && (
        <ul className="settings-findings">
          {wrong.length === 0 && (
            <li>
              <FindingIcon state="ok" />
              <span>
                <b>{VERDICT_WORDS.ok.title}.</b> <span className="soft">{VERDICT_WORDS.ok.means}</span>
              </span>
            </li>
          )}
          {wrong.map(({ id, title, state, detail }) => (
            <li key={id}>
              <FindingIcon state={state} />
              <span>
                <b>{title}</b> <span className="sr-only">: {FINDING_WORDS[state]}</span>
                <span className="soft settings-finding-detail">{detail}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
