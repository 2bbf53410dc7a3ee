/** How parts of a whole are told apart without colour: by what they are filled with. */
export const PART_PATTERNS = ['dark', 'lines', 'dots', 'pale'] as const;
export type PartPattern = (typeof PART_PATTERNS)[number];

/** The filling of a part in little, beside its name. */
export function PartMark({ pattern }: { readonly pattern: PartPattern }) {
  const isDark = pattern === 'dark';
  return (
    <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="14" height="12" rx="3" fill={isDark ? 'var(--dd-stage-5)' : 'var(--dd-stage-2)'} />
      {pattern === 'lines' && <path d="M1 8 8 1M5 11 13 3" stroke="var(--dd-stage-5)" strokeWidth="2" />}
      {pattern === 'dots' && (
        <g fill="var(--dd-stage-5)">
          <circle cx="3.5" cy="3.5" r="1.5" />
          <circle cx="10.5" cy="3.5" r="1.5" />
          <circle cx="7" cy="8.5" r="1.5" />
        </g>
      )}
    </svg>
  );
}
