import { Alert } from "./alert";
import { CodeBlock } from "./code-block";

/** A key that is shown this one time. */
export function SecretOnce({
  secret,
  label,
  children,
}: {
  secret: string;
  label: string;
  children?: React.ReactNode;
}) {
  return (
    <div className="space-y-3">
      <Alert tone="warn" title="Copy it now">
        We keep only a hash of it: it cannot be shown again.
      </Alert>
      <CodeBlock code={secret} label={label} wrap />
      {children}
    </div>
  );
}
