const WINDS = 32;

/** The net of rhumb lines that a portolan chart is drawn on, going out from two roses. Decoration only. */
export function RhumbLines({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1200 480"
      preserveAspectRatio="xMidYMid slice"
      className={className}
      fill="none"
      stroke="currentColor"
    >
      {[
        { x: 150, y: 90 },
        { x: 1060, y: 400 },
      ].map(({ x, y }) => (
        <g key={x} transform={`translate(${x} ${y})`} strokeWidth="0.75">
          <circle r="56" />
          {Array.from({ length: WINDS }, (_, wind) => (wind * 360) / WINDS).map((angle) => (
            <path
              key={angle}
              d="M0 0H1400"
              transform={`rotate(${angle})`}
              opacity={angle % 45 === 0 ? 1 : 0.5}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
