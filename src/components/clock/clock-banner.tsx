import Link from "next/link";
import { Alert } from "../ui/alert";
import { durationInWords } from "./duration";

/** Over what is about a namespace whose clock was moved on; nothing where it was not. */
export function ClockBanner({
  namespace,
  advancedSeconds,
  href,
}: {
  namespace: string;
  advancedSeconds: number;
  /** Of the clock, for operators. */
  href?: string;
}) {
  if (advancedSeconds === 0) return null;
  return (
    <Alert
      tone="info"
      title={`The clock of ${namespace} was moved on by ${durationInWords(advancedSeconds)}`}
    >
      For this demonstration the names that it had were made older: their dates are earlier than they were.{" "}
      {href && (
        <Link href={href} className="text-accent underline underline-offset-2">
          See the clock
        </Link>
      )}
    </Alert>
  );
}
