export interface Option {
  value: string;
  label: string;
  /** Not an answer, such as "not known": chosen, it stays quiet. */
  neutral?: boolean;
}

interface Props {
  id: string;
  legend: string;
  hint?: string | undefined;
  options: readonly Option[];
  value: string;
  errors: readonly string[];
  errorPrefix: string;
  remarks: readonly string[];
  onChange: (value: string) => void;
}

/** One of a few answers, each a full-height target. The first option carries the field's id, so that an error
 *  summary can link to it. */
export function Choice({ id, legend, hint, options, value, errors, errorPrefix, remarks, onChange }: Props) {
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = errors.length === 0 ? undefined : `${id}-error`;
  const remarkId = remarks.length === 0 ? undefined : `${id}-remark`;
  const describedBy = [hintId, errorId, remarkId].filter((part) => part !== undefined).join(' ');
  return (
    <div class={`nhsuk-form-group${errors.length > 0 ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset class="nhsuk-fieldset" aria-describedby={describedBy || undefined}>
        <legend class="nhsuk-fieldset__legend ml-label">{legend}</legend>
        {hint !== undefined && <div class="nhsuk-hint ml-hint" id={hintId}>{hint}</div>}
        {errors.length > 0 && (
          <div class="nhsuk-error-message" id={errorId}>
            {errors.map((error) => <div key={error}><span class="ml-hidden">{errorPrefix} </span>{error}</div>)}
          </div>
        )}
        <div class="nhsuk-radios nhsuk-radios--small ml-choice">
          {options.map((option, index) => {
            const optionId = index === 0 ? id : `${id}-${option.value}`;
            return (
              <div class={`nhsuk-radios__item${option.neutral === true ? ' ml-choice__neutral' : ''}`} key={option.value}>
                <input
                  class="nhsuk-radios__input"
                  type="radio"
                  id={optionId}
                  name={id}
                  value={option.value}
                  checked={option.value === value}
                  onChange={() => onChange(option.value)}
                />
                <label class="nhsuk-label nhsuk-radios__label" for={optionId}>{option.label}</label>
              </div>
            );
          })}
        </div>
        <div id={remarkId}>
          {remarks.map((remark) => <p class="ml-note" key={remark}>{remark}</p>)}
        </div>
      </fieldset>
    </div>
  );
}
