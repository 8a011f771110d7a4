import { useEffect, useState, type ReactElement } from "react";
import { Input, TextField } from "react-aria-components";

interface DomainFieldProps {
  readonly domain: string;
  readonly onChange: (domain: string) => void;
}

/** The domain to narrow by; taken on Enter and when the field is left, so that no half of a domain is looked for. */
export function DomainField({ domain, onChange }: DomainFieldProps): ReactElement {
  const [text, setText] = useState(domain);
  useEffect(() => setText(domain), [domain]);
  const take = (): void => onChange(text.trim().replace(/^@/u, "").toLowerCase());
  return (
    <form
      className="contacts-domain"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField aria-label="Domain" value={text} onChange={setText} onBlur={take}>
        <Input className="input" placeholder="Domain" />
      </TextField>
    </form>
  );
}
