"use client";

import type { ReactNode } from "react";
import { UrlButton } from "../account/url-button";
import { yearsText } from "../names/renew-price";
import { ProviderCardButton } from "../payments/provider-card-button";
import { type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button, LinkButton } from "../ui/button";
import { Money } from "../ui/money";
import { Time } from "../ui/time";
import { useAction } from "../use-action";
import type { NameRequest } from "./request-words";

type Action = NonNullable<NameRequest["action"]>;
type Of<Type extends Action["type"]> = Extract<Action, { type: Type }>;

/** What the viewer may do about a request; the rest of what it asks for is somebody else's. */
export interface RequestRights {
  readonly maySpend: boolean;
  readonly mayChange: boolean;
  readonly mayPay: boolean;
  /** Where cards are entered. */
  readonly entry: Output<"payments.methods">["entry"];
  /** Mails go to the operators' mailbox page. */
  readonly keepsMail: boolean;
}

/** The very thing that a request waits for the user to do. It goes on by itself afterwards. */
export function ActionForm({
  request: { id, action, unicode },
  rights,
}: {
  request: NameRequest;
  rights: RequestRights;
}) {
  switch (action?.type) {
    case "premium_consent":
      return <PremiumForm id={id} unicode={unicode} action={action} maySpend={rights.maySpend} />;
    case "contact_verification":
      return <VerificationWait action={action} rights={rights} />;
    case "payment_method":
      return <MoneyForm action={action} rights={rights} />;
    case "payment_confirmation":
      return <BankLink action={action} mayPay={rights.mayPay} />;
    case undefined:
      return null;
  }
}

const ASK_OTHERS = "Your role in this account does not include this: ask an owner or admin.";

function PremiumForm({
  id,
  unicode,
  action: { amount, currency, years },
  maySpend,
}: {
  id: string;
  unicode: string;
  action: Of<"premium_consent">;
  maySpend: boolean;
}) {
  const { run, busy } = useAction();
  return (
    <Alert tone="warn" title="A premium name: accept its price">
      <p>
        {unicode} has a price of its own: <Money amount={amount} currency={currency} /> for {yearsText(years)}
        . Nothing is taken before you accept it.
      </p>
      {maySpend ? (
        <Buttons>
          <Button
            variant="primary"
            busy={busy}
            onClick={() => run(() => tell("workflows.consent", { workflowId: id, amount }))}
          >
            Accept <Money amount={amount} currency={currency} /> and go on
          </Button>
        </Buttons>
      ) : (
        <p>{ASK_OTHERS}</p>
      )}
    </Alert>
  );
}

function VerificationWait({
  action: { email, sentAt },
  rights: { mayChange, keepsMail },
}: {
  action: Of<"contact_verification">;
  rights: RequestRights;
}) {
  const { run, busy } = useAction();
  return (
    <Alert tone="warn" title="Confirm the registrant’s email address">
      <p>
        A mail was sent to <strong className="font-medium text-ink [overflow-wrap:anywhere]">{email}</strong>{" "}
        <Time at={sentAt} />. Whoever reads it follows its link and presses the button there.
        {keepsMail && " This demonstration sends no mail: operators find it in their mailbox."}
      </p>
      {mayChange && (
        <Buttons>
          <Button
            icon="mail"
            busy={busy}
            onClick={() =>
              run(() => tell("contacts.resendVerification", { email }), "The mail is sent again")
            }
          >
            Send it again
          </Button>
        </Buttons>
      )}
    </Alert>
  );
}

function MoneyForm({
  action: { amount, missingAmount, currency, failure },
  rights: { mayPay, entry },
}: {
  action: Of<"payment_method">;
  rights: RequestRights;
}) {
  return (
    <Alert tone="warn" title="Add money or a card">
      {failure && <p className="text-bad">{failure}.</p>}
      <p>
        It costs <Money amount={amount} currency={currency} />: your balance lacks{" "}
        <Money amount={missingAmount} currency={currency} />
        {failure ? "." : ", and no card is saved that could pay it."}
        {!mayPay && ` ${ASK_OTHERS}`}
      </p>
      {mayPay && (
        <Buttons>
          <UrlButton param="top-up" value={String(missingAmount)} variant="primary" icon="wallet">
            Add money
          </UrlButton>
          {entry === "here" && (
            <UrlButton param="add-card" icon="credit-card">
              Save a card
            </UrlButton>
          )}
          {entry === "provider" && <ProviderCardButton />}
        </Buttons>
      )}
    </Alert>
  );
}

function BankLink({
  action: { amount, currency, url },
  mayPay,
}: {
  action: Of<"payment_confirmation">;
  mayPay: boolean;
}) {
  return (
    <Alert tone="warn" title="Confirm the payment at your bank">
      <p>
        The bank of your card wants to hear from you that <Money amount={amount} currency={currency} /> is
        right.
        {!mayPay && ` ${ASK_OTHERS}`}
      </p>
      {mayPay && (
        <Buttons>
          <LinkButton href={url} prefetch={false} variant="primary" icon="external-link">
            Confirm at your bank
          </LinkButton>
        </Buttons>
      )}
    </Alert>
  );
}

function Buttons({ children }: { children: ReactNode }) {
  return <div className="mt-2.5 flex flex-wrap gap-2">{children}</div>;
}
