"use client";

/** When even the root layout fails: no styles of ours can be counted on. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <head>
        <title>Portolan could not be shown</title>
      </head>
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          padding: "4rem 1.5rem",
          maxWidth: "34rem",
          margin: "auto",
        }}
      >
        <h1>Portolan could not be shown</h1>
        <p>Something went wrong on our side. Nothing you had saved is lost.</p>
        {error.digest && <p>{error.digest}</p>}
        <button type="button" onClick={reset} style={{ minHeight: 36, padding: "0 1rem" }}>
          Try again
        </button>
      </body>
    </html>
  );
}
