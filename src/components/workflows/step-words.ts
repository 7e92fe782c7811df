import { ACTION_WORDS, type NameRequest } from "./request-words";

/** A step before, while and after it is done. */
interface StepWords {
  readonly todo: string;
  readonly doing: string;
  readonly done: string;
}

const WORDS: Readonly<Record<string, StepWords>> = {
  check: {
    todo: "Check the name and its price",
    doing: "Checking the name and its price",
    done: "The name is free, the price is right",
  },
  contact: {
    todo: "Check the registrant’s contact",
    doing: "Checking the registrant’s contact",
    done: "The registrant’s contact is in order",
  },
  payment: {
    todo: "See that the money is there",
    doing: "Seeing that the money is there",
    done: "The money is there",
  },
  register: {
    todo: "Register the name",
    doing: "Registering the name",
    done: "Registered and paid",
  },
  publish: {
    todo: "Answer on DNS",
    doing: "Telling the nameservers",
    done: "Answers on DNS",
  },
  apply: { todo: "Make the change", doing: "Making the change", done: "Changed" },
  renew: { todo: "Renew the name", doing: "Renewing the name", done: "Renewed and paid" },
  request: {
    todo: "Ask for the name with its code",
    doing: "Asking for the name with its code",
    done: "Asked for with its code, and paid",
  },
  approval: {
    todo: "Let its present holder answer",
    doing: "Letting its present holder answer",
    done: "The transfer is approved",
  },
  settings: {
    todo: "Set it up as you asked",
    doing: "Setting it up as you asked",
    done: "Set up as you asked",
  },
};

/** A step of a request in words. */
export function stepWords(step: string): StepWords {
  const name = step.replaceAll("_", " ");
  const text = name.charAt(0).toUpperCase() + name.slice(1);
  return WORDS[step] ?? { todo: text, doing: text, done: text };
}

/** The state of a request as a screen reader tells it when it changes. */
export function spokenState(
  request: Pick<NameRequest, "state" | "step" | "unicode" | "action" | "error" | "waitsFor">,
): string {
  const { state, step, unicode, action, error, waitsFor } = request;
  switch (state) {
    case "pending":
      return `${unicode}: waiting to start`;
    case "in_progress":
      return `${unicode}: ${stepWords(step).doing}`;
    case "action_required":
      return `${unicode} needs you: ${action ? ACTION_WORDS[action.type] : stepWords(step).doing}`;
    case "blocked":
      return `${unicode}: waiting for ${waitsFor ?? "somebody else"}`;
    case "succeeded":
      return `${unicode}: done`;
    case "failed":
      return `${unicode}: ${error?.message ?? "failed"}`;
  }
}
