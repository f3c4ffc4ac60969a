interface Props {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** One of several, above a list or a plot. */
export function Select({ id, label, options, value, onChange }: Props) {
  return (
    <div class="ml-select">
      <label class="nhsuk-label ml-label" for={id}>{label}</label>
      <select class="ml-select__control" id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => <option value={option.value} key={option.value}>{option.label}</option>)}
      </select>
    </div>
  );
}
