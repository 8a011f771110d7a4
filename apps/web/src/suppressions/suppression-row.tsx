import { AtSign, Globe, X } from "lucide-react";
import type { ReactElement } from "react";
import type { Suppression } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Ago } from "../kit/time.tsx";

interface SuppressionRowProps {
  readonly suppression: Suppression;
  readonly onRemove: () => void;
}

export function SuppressionRow({ suppression, onRemove }: SuppressionRowProps): ReactElement {
  const { entry, kind, note, created_at } = suppression;
  return (
    <li className="suppression">
      {kind === "domain" ? (
        <Globe size={16} aria-label="Domain" className="faint" />
      ) : (
        <AtSign size={16} aria-label="Address" className="faint" />
      )}
      <span className="suppression-entry">
        <span className="mono">{entry}</span>
        {kind === "domain" && <span className="small faint"> and everybody there</span>}
      </span>
      <span className="soft small cut suppression-note" title={note ?? undefined}>
        {note}
      </span>
      <span className="faint small suppression-at">
        <Ago at={created_at} />
      </span>
      <Button
        small
        variant="plain"
        aria-label={`Take ${entry} off the list`}
        icon={<X size={15} aria-hidden />}
        onPress={onRemove}
      />
    </li>
  );
}
