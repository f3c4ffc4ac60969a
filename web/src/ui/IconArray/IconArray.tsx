interface Props {
  filled: number;
  total: number;
  /** The whole sentence: what a reader who does not see the picture gets. */
  label: string;
  compact?: boolean;
}

const CELL = 20;
const HEIGHT = 26;

/** One person per patient, those with the event filled and first. Shape and fill differ, not colour alone. */
export function IconArray({ filled, total, label, compact = false }: Props) {
  const columns = total <= 10 ? total : Math.ceil(total / 2);
  const rows = Math.ceil(total / columns);
  return (
    <svg
      class={`ml-icons${compact ? ' ml-icons--compact' : ''}`}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${columns * CELL} ${rows * HEIGHT}`}
      width={columns * CELL * (compact ? 0.8 : 1.3)}
      height={rows * HEIGHT * (compact ? 0.8 : 1.3)}
    >
      {Array.from({ length: total }, (_, index) => (
        <g
          key={index}
          class={index < filled ? 'ml-icons__event' : 'ml-icons__other'}
          transform={`translate(${(index % columns) * CELL} ${Math.floor(index / columns) * HEIGHT})`}
        >
          <circle cx="10" cy="6" r="4" />
          <path d="M3.5 22.5v-4a6.5 6.5 0 0 1 13 0v4z" />
        </g>
      ))}
    </svg>
  );
}
