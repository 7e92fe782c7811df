import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";

/** Reminds an operator who has none. */
export function SecondFactorNudge() {
  return (
    <Alert
      tone="warn"
      title="You run a registry with a password alone"
      action={
        <LinkButton href="/console/security?second-factor=set-up" size="sm">
          Set up
        </LinkButton>
      }
    >
      Set up a second factor: whoever gets your password can change every name.
    </Alert>
  );
}
