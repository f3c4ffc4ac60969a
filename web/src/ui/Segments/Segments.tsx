import { FormRow, type RowProps } from '../FormRow/FormRow';

export interface Segment {
  value: string;
  label: string;
  /** Not an answer, such as "not known": chosen, it stays quiet. */
  neutral?: boolean;
}

interface Props extends RowProps {
  options: readonly Segment[];
  value: string;
  onChange: (value: string) => void;
}

/** One of two or three short answers side by side, each a full-height target. The first option carries the field's
 *  id, so that an error summary can link to it. Choosing the chosen one again takes it back, where there is a neutral
 *  one to go back to. */
export function Segments(props: Props) {
  const { id, options, value, onChange } = props;
  const neutral = options.find((option) => option.neutral === true);
  const again = (option: Segment) => {
    if (option.value !== value || neutral === undefined) return false;
    onChange(neutral.value);
    return true;
  };
  /** Not every browser makes a click of the space bar on a chosen radio. */
  const onKeyUp = (option: Segment) => (event: KeyboardEvent) => { if (event.key === ' ' && again(option)) event.preventDefault(); };
  return (
    <FormRow
      {...props}
      group
      control={() => (
        <div class="ml-segments">
          {options.map((option, index) => {
            const optionId = index === 0 ? id : `${id}-${option.value}`;
            return (
              <div class={`ml-segments__item${option.neutral === true ? ' ml-segments__item--neutral' : ''}`} key={option.value}>
                <input
                  class="ml-segments__input"
                  type="radio"
                  id={optionId}
                  name={id}
                  value={option.value}
                  checked={option.value === value}
                  onClick={() => { again(option); }}
                  onKeyUp={onKeyUp(option)}
                  onChange={() => onChange(option.value)}
                />
                <label class="ml-segments__label" for={optionId}>{option.label}</label>
              </div>
            );
          })}
        </div>
      )}
    />
  );
}
