import { FormRow, type RowProps } from '../FormRow/FormRow';

interface Props extends RowProps {
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** One of many answers in a form. */
export function SelectField(props: Props) {
  return (
    <FormRow
      {...props}
      control={(describedBy) => (
        <select
          class="ml-select__control ml-select__control--row"
          id={props.id}
          value={props.value}
          aria-describedby={describedBy}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.options.map((option) => <option value={option.value} key={option.value}>{option.label}</option>)}
        </select>
      )}
    />
  );
}
