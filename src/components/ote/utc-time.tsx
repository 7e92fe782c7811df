/** A moment in UTC to the second, as evidence and logs show it. */
export function UtcTime({ at }: { at: string }) {
  const iso = new Date(at).toISOString();
  return (
    <time dateTime={iso} className="whitespace-nowrap tabular-nums">
      {iso.slice(0, 10)} {iso.slice(11, 19)} UTC
    </time>
  );
}
