import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";

/** Reminds an operator who has none. `href`: the page where it is set up. */
export function SecondFactorNudge({ href }: { href: string }) {
  return (
    <div className="p-3">
      <Alert
        tone="warn"
        title="You run a registry with a password alone"
        action={
          <LinkButton href={href} size="sm">
            Set up
          </LinkButton>
        }
      >
        Set up a second factor: whoever gets your password can change every name.
      </Alert>
    </div>
  );
}
