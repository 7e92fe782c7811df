/** A passing message. Things that must not be missed are shown in place instead. */
export interface ToastMessage {
  tone: "ok" | "bad" | "info";
  text: string;
  /** Small beneath, for support. */
  code?: string;
  /** One thing to do about it, such as undo. */
  action?: { label: string; onSelect: () => void };
}

export const TOAST_EVENT = "portolan:toast";

/** Shows a message in the corner. */
export function toast(message: ToastMessage): void {
  dispatchEvent(new CustomEvent<ToastMessage>(TOAST_EVENT, { detail: message }));
}
