import { RefreshCw } from "lucide-react";
import type { ReactElement } from "react";
import { useDiagnosis, useExamination } from "../api/doctor.ts";
import type { Diagnosis, Finding } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton } from "../kit/page.tsx";
import { Ago } from "../kit/time.tsx";
import { FINDING_STATES, FINDING_WORDS, VERDICT_WORDS, FindingIcon } from "./finding-words.tsx";
import "./doctor.css";

/** Whether mail servers will accept connections from this server, and what to fix. */
export function Component(): ReactElement {
  const diagnosis = useDiagnosis();
  const examination = useExamination();
  return (
    <div className="page">
      <PageHeader
        title="Doctor"
        lead="Mail servers judge a client by its name, address and behaviour. These checks look at this server as they do."
        actions={
          <Button
            icon={<RefreshCw size={16} aria-hidden />}
            isPending={examination.isPending}
            onPress={() => examination.mutate()}
          >
            Run again
          </Button>
        }
      />
      {examination.isError && <ProblemNotice error={examination.error} />}
      {diagnosis.isPending && <Skeleton height={320} label="Running the checks; this can take a minute" />}
      {diagnosis.isError && diagnosis.data === undefined && (
        <ProblemNotice error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
      )}
      {diagnosis.data !== undefined && <Findings diagnosis={diagnosis.data} />}
    </div>
  );
}

function Findings({ diagnosis }: { readonly diagnosis: Diagnosis }): ReactElement {
  const { verdict, findings, checked_at } = diagnosis;
  const words = VERDICT_WORDS[verdict];
  const sorted = findings.toSorted((a, b) => FINDING_STATES.indexOf(a.state) - FINDING_STATES.indexOf(b.state));
  return (
    <>
      <section className={`doctor-verdict doctor-${verdict}`} role="status" aria-label="Verdict">
        <FindingIcon state={verdict} size={26} />
        <div>
          <h2>{words.title}</h2>
          <p>{words.means}</p>
          <p className="small soft">
            {plural(findings.length, "check")}, <Ago at={checked_at} />
          </p>
        </div>
      </section>
      <ul className="panel panel-flush findings">
        {sorted.map((finding) => (
          <FindingItem key={finding.id} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }): ReactElement {
  const { title, state, detail, meaning, fix } = finding;
  const isWrong = state === "warning" || state === "problem";
  return (
    <li className={`finding finding-${state}`}>
      <FindingIcon state={state} />
      <div className="finding-text">
        <h3>
          {title} <span className="sr-only">: {FINDING_WORDS[state]}</span>
        </h3>
        {detail !== "" && <p className="soft finding-detail">{detail}</p>}
        {isWrong && meaning !== "" && <p>{meaning}</p>}
        {isWrong && fix !== "" && (
          <p className="finding-fix">
            <b>What to do:</b> {fix}
          </p>
        )}
      </div>
      <span className="small faint finding-state" aria-hidden>
        {FINDING_WORDS[state]}
      </span>
    </li>
  );
}
