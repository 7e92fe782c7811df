"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { type Output, tell } from "../trpc";
import { LinkButton } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";
import { Spinner } from "../ui/spinner";

/** A link is good once: whoever asks again gets the answer of the first time. */
const asked = new Map<string, Promise<Output<"access.verifyEmail">>>();

/** Uses the link of a verification mail up, then leads to signing in. */
export function VerifyEmail({ token }: { token: string }) {
  const router = useRouter();
  const [fault, setFault] = useState<Fault | null>(null);

  useEffect(() => {
    let left = false;
    const answer = asked.get(token) ?? tell("access.verifyEmail", { token });
    asked.set(token, answer);
    answer.then(
      ({ email }) => {
        if (!left) router.replace(`/sign-in?${new URLSearchParams({ done: "verified", email })}`);
      },
      (error: unknown) => {
        const found = asFault(error);
        if (found.code === "network") asked.delete(token);
        if (!left) setFault(found);
      },
    );
    return () => {
      left = true;
    };
  }, [token, router]);

  if (!fault) {
    return (
      <p role="status" className="flex items-center gap-3 text-ink-2">
        <Spinner size={18} /> Verifying your email address …
      </p>
    );
  }
  return (
    <>
      <FaultAlert fault={fault} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/sign-in" variant="primary">
          Sign in
        </LinkButton>
        <LinkButton href="/check-mail">Get a new link</LinkButton>
      </div>
    </>
  );
}
