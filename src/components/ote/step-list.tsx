"use client";

import clsx from "clsx";
import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type MouseEvent,
  startTransition,
  useEffect,
  useOptimistic,
  useRef,
} from "react";
import type { StepState } from "./shapes";
import { StepSign } from "./step-sign";
import { useStepChanges } from "./use-step-changes";

export interface ListedStep {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly state: StepState;
  readonly tries: number;
  /** Where it is shown. */
  readonly href: string;
}

/** The steps of a run under their headings. `j` and `k`, or the arrows in the list, go from one to the next. */
export function StepList({
  steps,
  selected,
  evidenceId,
}: {
  steps: readonly ListedStep[];
  selected: string | null;
  /** Of the element that shows the selected step. */
  evidenceId: string;
}) {
  const router = useRouter();
  const [shown, show] = useOptimistic(selected);
  const { fresh, said } = useStepChanges(steps);
  const list = useRef<HTMLElement>(null);

  const select = (step: ListedStep) =>
    startTransition(() => {
      show(step.id);
      router.replace(step.href, { scroll: false });
    });
  const move = (by: number, focus: boolean) => {
    const at = steps.findIndex(({ id }) => id === shown);
    const next = steps[Math.max(0, Math.min(steps.length - 1, at + by))];
    if (!next || next.id === shown) return;
    select(next);
    const link = list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(next.id)}"]`);
    if (focus) link?.focus({ preventScroll: true });
    if (link) showInBox(link);
  };
  const moved = useRef(move);
  moved.current = move;

  // A link to a step far down shows it in the list too.
  useEffect(() => {
    if (matchMedia("(width < 64rem)").matches) return;
    const link = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (link) showInBox(link);
  }, []);

  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (target.matches("input,select,textarea,[contenteditable]") || document.querySelector("dialog[open]"))
        return;
      if (event.key === "j") moved.current(1, false);
      else if (event.key === "k") moved.current(-1, false);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  const arrows = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(by, true);
  };
  const click = (event: MouseEvent, step: ListedStep) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(step);
    // Where the evidence stands beneath the steps, a choice leads to it.
    if (matchMedia("(width < 64rem)").matches) document.getElementById(evidenceId)?.scrollIntoView();
  };

  const sections = [...new Set(steps.map(({ section }) => section))];
  return (
    <nav ref={list} aria-label="Steps" onKeyDown={arrows} className="py-2">
      <p role="status" aria-live="polite" className="sr-only">
        {said}
      </p>
      {sections.map((section) => (
        <section key={section} aria-label={section} className="px-2 pb-2">
          <h3 className="px-2 pt-2 pb-1 font-medium text-ink-3 text-xs">{section}</h3>
          <ul>
            {steps
              .filter((step) => step.section === section)
              .map((step) => (
                <li key={step.id}>
                  <Link
                    href={step.href}
                    prefetch={false}
                    scroll={false}
                    data-step={step.id}
                    aria-current={step.id === shown ? "true" : undefined}
                    onClick={(event) => click(event, step)}
                    className={clsx(
                      "flex min-h-8 items-center gap-2 rounded-md px-2 py-1 transition-colors duration-700 focus-visible:-outline-offset-2 motion-reduce:transition-none pointer-coarse:min-h-11",
                      step.id === shown
                        ? "bg-accent-soft font-medium"
                        : fresh.has(step.id)
                          ? step.state === "failed"
                            ? "bg-bad-soft"
                            : "bg-ok-soft"
                          : "hover:bg-hover",
                    )}
                  >
                    <StepSign state={step.state} />
                    <span className="min-w-0 flex-1">{step.title}</span>
                    {step.tries > 1 && (
                      <span className="text-ink-3 text-xs tabular-nums">{step.tries} tries</span>
                    )}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** Scrolls the box that the steps are in, where they are in one, and never the page. */
function showInBox(link: HTMLElement): void {
  const box = link.closest<HTMLElement>("[data-scroll-box]");
  if (!box || box.scrollHeight <= box.clientHeight) {
    link.scrollIntoView({ block: "nearest" });
    return;
  }
  const { top, bottom } = link.getBoundingClientRect();
  const edge = box.getBoundingClientRect();
  if (top < edge.top) box.scrollTop -= edge.top - top + box.clientHeight / 4;
  else if (bottom > edge.bottom) box.scrollTop += bottom - edge.bottom + box.clientHeight / 4;
}
