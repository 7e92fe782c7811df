import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";
import { Spinner } from "./spinner";

const BASE =
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium transition-colors disabled:opacity-50 aria-disabled:opacity-50";

const VARIANTS = {
  primary:
    "border-transparent bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
  secondary: "border-line bg-surface text-ink shadow-sm enabled:hover:bg-hover [a&]:hover:bg-hover",
  ghost:
    "border-transparent bg-transparent text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink",
  danger: "border-transparent bg-bad-fill text-[white] enabled:hover:brightness-90",
  "danger-quiet": "border-line bg-surface text-bad enabled:hover:bg-bad-soft [a&]:hover:bg-bad-soft",
};

const SIZES = {
  sm: "h-7 px-2.5 text-sm pointer-coarse:h-9",
  md: "h-9 px-3.5 text-base pointer-coarse:h-11",
  lg: "h-11 px-5 text-md",
};

const ICON_SIZES = {
  sm: "w-7 px-0 pointer-coarse:w-9",
  md: "w-9 px-0 pointer-coarse:w-11",
  lg: "w-11 px-0",
};

interface Look {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  wide?: boolean;
}

function buttonStyle({
  variant = "secondary",
  size = "md",
  icon,
  wide,
  className,
}: Look & { icon?: boolean; className?: string }) {
  return clsx(BASE, VARIANTS[variant], SIZES[size], icon && ICON_SIZES[size], wide && "w-full", className);
}

interface Content {
  /** Icon before the text. */
  icon?: IconName;
  children: ReactNode;
}

/** `type="button"` unless said otherwise. While `busy` it keeps its width, shows progress and takes no clicks. */
export function Button({
  variant,
  size,
  wide,
  icon,
  busy = false,
  children,
  className,
  disabled,
  ...rest
}: Look & Content & { busy?: boolean } & Omit<ComponentProps<"button">, "children">) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonStyle({ variant, size, wide, className })}
    >
      {busy ? <Spinner size={16} /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({
  variant,
  size,
  wide,
  icon,
  children,
  className,
  ...rest
}: Look & Content & Omit<ComponentProps<typeof Link>, "children">) {
  return (
    <Link {...rest} className={buttonStyle({ variant, size, wide, className })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A button that is only an icon: its label is read aloud and shown as a tip. */
export function IconButton({
  icon,
  label,
  variant = "ghost",
  size = "sm",
  className,
  ...rest
}: Omit<Look, "wide"> & { icon: IconName; label: string } & Omit<ComponentProps<"button">, "children">) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      {...rest}
      className={buttonStyle({ variant, size, icon: true, className })}
    >
      <Icon name={icon} />
    </button>
  );
}
