import type { ComponentChildren } from 'preact';

export interface UnitOption {
  code: string;
  label: string;
}

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  value: string;
  units: readonly UnitOption[];
  unit: string;
  unitLabel: string;
  disabled?: boolean;
  errors: readonly string[];
  errorPrefix: string;
  remarks: readonly string[];
  children?: ComponentChildren;
  onInput: (value: string) => void;
  onUnit: (code: string) => void;
  onLeave: () => void;
}

/** A quantity as the reader types it. type="text" with a decimal keypad: a number field would swallow a comma and
 *  hide what was typed. */
export function TextField(props: Props) {
  const { id, label, hint, value, units, unit, errors, remarks } = props;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = errors.length === 0 ? undefined : `${id}-error`;
  const remarkId = remarks.length === 0 ? undefined : `${id}-remark`;
  const unitId = units.length === 1 ? `${id}-unit` : undefined;
  const describedBy = [unitId, hintId, errorId, remarkId].filter((part) => part !== undefined).join(' ');
  return (
    <div class={`nhsuk-form-group${errors.length > 0 ? ' nhsuk-form-group--error' : ''}`}>
      <label class="nhsuk-label ml-label" for={id}>{label}</label>
      {hint !== undefined && <div class="nhsuk-hint ml-hint" id={hintId}>{hint}</div>}
      {errors.length > 0 && (
        <div class="nhsuk-error-message" id={errorId}>
          {errors.map((error) => <div key={error}><span class="ml-hidden">{props.errorPrefix} </span>{error}</div>)}
        </div>
      )}
      <div class="ml-quantity">
        <input
          class={`nhsuk-input${errors.length > 0 ? ' nhsuk-input--error' : ''}`}
          id={id}
          name={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          spellcheck={false}
          value={value}
          disabled={props.disabled ?? false}
          aria-describedby={describedBy || undefined}
          aria-invalid={errors.length > 0 ? 'true' : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={props.onLeave}
        />
        {units.length === 1 && units.map((only) => (
          <div class="ml-quantity__suffix" id={unitId} key={only.code}>{only.label}</div>
        ))}
        {units.length > 1 && (
          <select
            class="ml-quantity__unit"
            aria-label={props.unitLabel}
            value={unit}
            disabled={props.disabled ?? false}
            onChange={(event) => props.onUnit(event.currentTarget.value)}
          >
            {units.map((option) => <option value={option.code} key={option.code}>{option.label}</option>)}
          </select>
        )}
      </div>
      {props.children}
      <div id={remarkId}>
        {remarks.map((remark) => <p class="ml-note" key={remark}>{remark}</p>)}
      </div>
    </div>
  );
}
