/** The initials of a person or organisation. Decoration: their name stands beside it. */
export function Avatar({ name, size = 24 }: { name: string; size?: number }) {
  const words = name
    .trim()
    .split(/[\s@._-]+/u)
    .filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? (Array.from(word)[0] ?? "") : ""))
    .join("")
    .toUpperCase();
  return (
    <span
      aria-hidden
      style={{ width: size, height: size, fontSize: Math.round(size * 0.4) }}
      className="inline-flex shrink-0 select-none items-center justify-center rounded-full bg-accent-soft font-semibold text-accent leading-none"
    >
      {initials}
    </span>
  );
}
