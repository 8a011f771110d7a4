import { Eye, EyeOff } from "lucide-react";
import { useState, type ReactElement } from "react";
import { FieldError, Input, Label, TextField } from "react-aria-components";
import { Button } from "./button.tsx";

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  readonly autoFocus?: boolean;
}

/** A field for a secret: hidden from whoever looks over one's shoulder, until its owner wants to see it. */
export function SecretField({ label, value, onChange, error, autoFocus = false }: SecretFieldProps): ReactElement {
  const [isShown, setShown] = useState(false);
  return (
    <TextField className="field" value={value} onChange={onChange} isInvalid={error !== null} autoFocus={autoFocus}>
      <Label className="field-label">{label}</Label>
      <div className="secret-input">
        <Input
          className="input mono"
          type={isShown ? "text" : "password"}
          autoComplete="current-password"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Button
          variant="plain"
          small
          aria-label={isShown ? "Hide it" : "Show it"}
          onPress={() => setShown(!isShown)}
          icon={isShown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
        />
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
