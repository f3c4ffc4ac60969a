interface Option {
  value: string;
  label: string;
}

interface Group {
  label: string;
  options: readonly Option[];
}

interface Props {
  id: string;
  label: string;
  /** A group without options is left out. */
  options: readonly (Option | Group)[];
  value: string;
  onChange: (value: string, select: HTMLSelectElement) => void;
}

/** One of several, above a list or a plot. */
export function Select({ id, label, options, value, onChange }: Props) {
  return (
    <div class="ml-select">
      <label class="nhsuk-label ml-label" for={id}>{label}</label>
      <select class="ml-select__control" id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value, currentTarget)}>
        {options.map((one) => ('value' in one ? item(one) : one.options.length > 0 && (
          <optgroup label={one.label} key={one.label}>{one.options.map(item)}</optgroup>
        )))}
      </select>
    </div>
  );
}

const item = ({ value, label }: Option) => <option value={value} key={value}>{label}</option>;
