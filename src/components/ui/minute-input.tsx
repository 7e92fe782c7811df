import { Input } from "./input";

/** A moment to the minute, UTC, in a form that goes to the URL. */
export function MinuteInput({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <span className="flex items-center gap-2 text-ink-3 text-sm">
      <span aria-hidden className="w-20 shrink-0">
        {label}
      </span>
      <Input type="datetime-local" name={name} aria-label={label} defaultValue={value} className="min-w-0" />
    </span>
  );
}
