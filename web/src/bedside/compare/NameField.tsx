import { FormRow } from '../../ui/FormRow/FormRow';
import { words } from '../../locales';

interface Props {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
}

/** As long as still fits on a button. */
const LONGEST = 24;

/** What a time point is called: free text, kept in memory like everything typed. */
export function NameField({ id, label, hint, value, onInput }: Props) {
  return (
    <FormRow
      id={id}
      label={label}
      hint={hint}
      errors={[]}
      errorPrefix={words.form.error}
      remarks={[]}
      blank={value === ''}
      control={(describedBy) => (
        <input
          class="nhsuk-input ml-name"
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={LONGEST}
          value={value}
          aria-describedby={describedBy}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    />
  );
}
