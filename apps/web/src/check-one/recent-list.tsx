import { Info } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "../kit/button.tsx";
import { Panel } from "../kit/page.tsx";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { wordsOf } from "../words/reasons.ts";
import type { RecentCheck } from "./recent-checks.ts";

interface RecentListProps {
  readonly recent: readonly RecentCheck[];
  readonly current: string;
  readonly onCheck: (email: string) => void;
  readonly onClear: () => void;
}

/** Recent checks of this browser; before the first one, how a check works. */
export function RecentList({ recent, current, onCheck, onClear }: RecentListProps): ReactElement | null {
  if (recent.length === 0) return current === "" ? <HowItWorks /> : null;
  return (
    <Panel
      title="Recent checks"
      beside={
        <Button variant="plain" small onPress={onClear}>
          Clear
        </Button>
      }
    >
      <ul className="recent">
        {recent.map((check) => (
          <li key={check.email} className="recent-item">
            <button type="button" className="recent-email mono cut" onClick={() => onCheck(check.email)}>
              {check.email}
            </button>
            <StatusBadge status={check.status} />
            <span className="recent-reason small soft cut">{wordsOf(check.reason).label}</span>
            <span className="recent-at small faint">
              <Ago at={check.at} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const HOW = [
  ["Spelling and domain", "Is it an address, and does its domain exist and accept mail?"],
  ["The mail server", "We connect as a sending server would, and say who we are."],
  ["The mailbox", "Would it accept mail for this address? And for a made-up one?"],
  ["The result", "Deliverable, risky, undeliverable or unknown, with the server's reply as proof."],
] as const;

function HowItWorks(): ReactElement {
  return (
    <section className="how" aria-label="How a check works">
      <ol className="how-steps">
        {HOW.map(([title, text], at) => (
          <li key={title} className="panel">
            <span className="how-number num">{at + 1}</span>
            <h2>{title}</h2>
            <p className="small soft">{text}</p>
          </li>
        ))}
      </ol>
      <p className="how-note small faint">
        <Info size={14} aria-hidden /> No message is sent. A server's answer can depend on who asks, and from where.
      </p>
    </section>
  );
}
