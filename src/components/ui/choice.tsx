import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface ChoiceProps extends Omit<ComponentProps<"input">, "type" | "children" | "role"> {
  label: ReactNode;
  hint?: ReactNode;
}

function Choice({
  kind,
  label,
  hint,
  className,
  ...rest
}: ChoiceProps & { kind: "checkbox" | "radio" | "switch" }) {
  const isSwitch = kind === "switch";
  return (
    <label
      className={clsx(
        "flex min-h-6 items-start gap-2.5 py-0.5",
        isSwitch && "flex-row-reverse justify-between",
      )}
    >
      <span className="flex h-5 items-center">
        <input
          {...rest}
          type={isSwitch ? "checkbox" : kind}
          role={isSwitch ? "switch" : undefined}
          className={clsx(isSwitch ? "switch" : "tick", className)}
        />
      </span>
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint && <span className="block text-ink-3 text-sm">{hint}</span>}
      </span>
    </label>
  );
}

export function Checkbox(props: ChoiceProps) {
  return <Choice kind="checkbox" {...props} />;
}

export function Radio(props: ChoiceProps) {
  return <Choice kind="radio" {...props} />;
}

/** On or off, at once: for settings that need no "save". In forms use a check box. */
export function Switch(props: ChoiceProps) {
  return <Choice kind="switch" {...props} />;
}
