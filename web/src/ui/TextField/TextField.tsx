import type { ComponentChildren } from 'preact';
import { FormRow, type RowProps } from '../FormRow/FormRow';

export interface UnitOption {
  code: string;
  label: string;
}

interface Props extends RowProps {
  value: string;
  units: readonly UnitOption[];
  unit: string;
  unitLabel: string;
  /** The same quantity in the unit it is used in. */
  converted?: string | undefined;
  disabled?: boolean;
  children?: ComponentChildren;
  onInput: (value: string) => void;
  onUnit: (code: string) => void;
  onLeave: () => void;
}

/** A quantity as the reader types it. type="text" with a decimal keypad: a number field would swallow a comma and
 *  hide what was typed. */
export function TextField(props: Props) {
  const { id, value, units, unit, errors, converted } = props;
  const unitId = units.length === 1 ? [`${id}-unit`] : [];
  const convertedId = converted === undefined ? [] : [`${id}-converted`];
  return (
    <FormRow
      {...props}
      alsoDescribedBy={[...unitId, ...convertedId]}
      control={(describedBy) => (
        <div class="ml-quantity__cell">
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
              aria-describedby={describedBy}
              aria-invalid={errors.length > 0 ? 'true' : undefined}
              onInput={(event) => props.onInput(event.currentTarget.value)}
              onBlur={props.onLeave}
            />
            {units.length === 1 && units.map((only) => (
              <div class="ml-quantity__suffix" id={unitId[0]} key={only.code}>{only.label}</div>
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
          {converted !== undefined && <p class="ml-quantity__converted" id={convertedId[0]}>{converted}</p>}
        </div>
      )}
    >
      {props.children}
    </FormRow>
  );
}
