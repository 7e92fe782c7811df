import { type ReactNode, useId } from "react";
import { Icon } from "./icon";

/** To be spread on the control of a field. */
export interface FieldAria {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A label, its control, a hint, and below it what is wrong and how to put it right. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  action,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  /** At the right of the label: "Forgot password?". */
  action?: ReactNode;
  children: (aria: FieldAria) => ReactNode;
}) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
          {optional && <span className="font-normal text-ink-3"> (optional)</span>}
        </label>
        {action && <span className="text-sm">{action}</span>}
      </div>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-sm">
          <Icon name="circle-exclamation-point" size={14} className="mt-0.5" />
          <span className="min-w-0">{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
