interface Props {
  id: string;
  label: string;
  /** Said once the box is ticked: what ticking it means. */
  hint?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ id, label, hint, checked, onChange }: Props) {
  const hintId = hint === undefined || !checked ? undefined : `${id}-hint`;
  return (
    <div class="nhsuk-checkboxes nhsuk-checkboxes--small ml-checkbox">
      <div class="nhsuk-checkboxes__item">
        <input
          class="nhsuk-checkboxes__input"
          type="checkbox"
          id={id}
          checked={checked}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>{label}</label>
        {hintId !== undefined && <div class="nhsuk-hint nhsuk-checkboxes__hint ml-hint" id={hintId}>{hint}</div>}
      </div>
    </div>
  );
}
