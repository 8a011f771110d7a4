import { Check, Minus } from "lucide-react";
import type { ReactElement } from "react";
import { FACT_WORDS, FACTS, type FactName } from "../words/facts.ts";

/** The facts beside a verdict: yes, no, or not known. A fact that the API doesn't give is left out. */
export function FactList({ facts }: { readonly facts: Partial<Record<FactName, boolean | null>> }): ReactElement {
  return (
    <ul className="facts">
      {FACTS.filter((name) => facts[name] !== undefined).map((name) => (
        <Fact key={name} name={name} value={facts[name] ?? null} />
      ))}
    </ul>
  );
}

function Fact({ name, value }: { readonly name: FactName; readonly value: boolean | null }): ReactElement {
  const { label, means } = FACT_WORDS[name];
  const answer = value === null ? "not known" : value ? "yes" : "no";
  return (
    <li className={`fact fact-${answer.replace(" ", "-")}`} title={means}>
      <span>{label}</span>
      <span className="fact-answer">
        {value === true && <Check size={13} aria-hidden strokeWidth={2.6} />}
        {value === null && <Minus size={13} aria-hidden />}
        {answer}
      </span>
    </li>
  );
}
