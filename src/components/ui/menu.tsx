"use client";

import clsx from "clsx";
import Link from "next/link";
import type { KeyboardEvent, ReactElement, ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";
import type { Side } from "./place";
import { Popover, type TriggerProps } from "./popover";

const ITEMS = '[role^="menuitem"]:not([aria-disabled="true"])';

/** Actions on one thing. Arrows, Home and End move; a letter jumps to the item that begins with it. */
export function Menu({
  trigger,
  label,
  side,
  children,
}: {
  trigger: ReactElement<TriggerProps>;
  label: string;
  side?: Side;
  children: ReactNode;
}) {
  return (
    <Popover
      trigger={trigger}
      label={label}
      kind="menu"
      side={side}
      className="min-w-48 p-1"
      onOpen={(box) => box.querySelector<HTMLElement>(ITEMS)?.focus()}
      onKeyDown={moveFocus}
    >
      {children}
    </Popover>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const items = Array.from(event.currentTarget.querySelectorAll<HTMLElement>(ITEMS));
  const at = items.indexOf(document.activeElement as HTMLElement);
  let next: HTMLElement | undefined;
  if (event.key === "ArrowDown") next = items[(at + 1) % items.length];
  else if (event.key === "ArrowUp") next = items.at(at <= 0 ? -1 : at - 1);
  else if (event.key === "Home") next = items[0];
  else if (event.key === "End") next = items.at(-1);
  else if (event.key === "Tab") event.currentTarget.hidePopover();
  else if (/^\p{L}$/u.test(event.key)) {
    const begins = (item: HTMLElement) =>
      item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase());
    next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins);
  }
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function closeMenuOf(item: Element) {
  item.closest<HTMLElement>("[popover]")?.hidePopover();
}

const ITEM =
  "flex min-h-8 w-full items-center gap-2.5 rounded-sm px-2 py-1 text-left outline-none hover:bg-hover focus:bg-hover aria-disabled:opacity-50 pointer-coarse:min-h-11";

interface ItemLook {
  icon?: IconName;
  danger?: boolean;
  /** At the right: a key, a check mark, a count. */
  end?: ReactNode;
  children: ReactNode;
}

function ItemBody({ icon, end, children }: ItemLook) {
  return (
    <>
      {icon && <Icon name={icon} className="opacity-75" />}
      <span className="min-w-0 flex-1">{children}</span>
      {end && <span className="text-ink-3 text-sm">{end}</span>}
    </>
  );
}

/** Does something. `why` disables it and says why. */
export function MenuItem({
  onSelect,
  why,
  ...look
}: ItemLook & { onSelect: () => void; why?: string | null }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={why ? true : undefined}
      data-tip={why ?? undefined}
      className={clsx(ITEM, look.danger && "text-bad")}
      onClick={(event) => {
        if (why) return;
        closeMenuOf(event.currentTarget);
        onSelect();
      }}
    >
      <ItemBody {...look} />
    </button>
  );
}

/** Goes somewhere. */
export function MenuLink({ href, ...look }: ItemLook & { href: string }) {
  return (
    <Link
      href={href}
      role="menuitem"
      tabIndex={-1}
      prefetch={false}
      className={clsx(ITEM, look.danger && "text-bad")}
      onClick={(event) => closeMenuOf(event.currentTarget)}
    >
      <ItemBody {...look} />
    </Link>
  );
}

/** Takes a file home; `text` says what is in it. */
export function MenuDownload({ href, label, text }: { href: string; label: string; text: string }) {
  return (
    <a
      href={href}
      download
      role="menuitem"
      tabIndex={-1}
      className="block rounded-sm px-2 py-1.5 outline-none hover:bg-hover focus:bg-hover"
      onClick={(event) => closeMenuOf(event.currentTarget)}
    >
      {label}
      <span className="block text-ink-3 text-sm">{text}</span>
    </a>
  );
}

/** One of several; the menu stays open. */
export function MenuRadio({
  checked,
  onSelect,
  ...look
}: ItemLook & { checked: boolean; onSelect: () => void }) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      tabIndex={-1}
      className={ITEM}
      onClick={onSelect}
    >
      <ItemBody {...look} end={checked ? <Icon name="check" /> : undefined} />
    </button>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-ink-3 text-xs">{children}</div>;
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-line" />;
}
