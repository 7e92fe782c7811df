import { Alert } from "./alert";
import { CodeBlock } from "./code-block";

/** A key that is shown this one time. */
export function SecretOnce({
  secret,
  label,
  why = "We keep only a hash of it: it cannot be shown again.",
  children,
}: {
  secret: string;
  label: string;
  /** Why this one time. */
  why?: string;
  children?: React.ReactNode;
}) {
  return (
    <div className="space-y-3">
      <Alert tone="warn" title="Copy it now">
        {why}
      </Alert>
      <CodeBlock code={secret} label={label} wrap />
      {children}
    </div>
  );
}
