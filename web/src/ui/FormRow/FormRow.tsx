import type { ComponentChildren } from 'preact';

export interface RowProps {
  id: string;
  label: string;
  hint?: string | undefined;
  errors: readonly string[];
  errorPrefix: string;
  remarks: readonly string[];
  /** Nothing is entered: paper leaves the row out. */
  blank: boolean;
}

interface Props extends RowProps {
  /** Several controls under one name, such as radios; else the control carries `id`. */
  group?: boolean;
  /** The id of one more text about the control, such as its unit. */
  alsoDescribedBy?: string | undefined;
  control: (describedBy: string | undefined) => ComponentChildren;
  children?: ComponentChildren;
}

/** One line of the form: what it is on the left, the answer on the right where both fit, then what there is to say
 *  about it. */
export function FormRow({ id, label, hint, errors, errorPrefix, remarks, blank, group = false, alsoDescribedBy, control, children }: Props) {
  const labelId = `${id}-label`;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = errors.length === 0 ? undefined : `${id}-error`;
  const remarkId = remarks.length === 0 ? undefined : `${id}-remark`;
  const describedBy = [alsoDescribedBy, hintId, errorId, remarkId].filter((part) => part !== undefined).join(' ') || undefined;
  return (
    <div
      class={`nhsuk-form-group ml-row${errors.length > 0 ? ' nhsuk-form-group--error' : ''}${blank ? ' ml-row--blank' : ''}`}
      {...(group ? { role: 'group', 'aria-labelledby': labelId, 'aria-describedby': describedBy } : {})}
    >
      <div class="ml-row__line">
        {group
          ? <span class="ml-label ml-row__label" id={labelId}>{label}</span>
          : <label class="nhsuk-label ml-label ml-row__label" id={labelId} for={id}>{label}</label>}
        {control(group ? undefined : describedBy)}
      </div>
      {errors.length > 0 && (
        <div class="nhsuk-error-message" id={errorId}>
          {errors.map((error) => <div key={error}><span class="ml-hidden">{errorPrefix} </span>{error}</div>)}
        </div>
      )}
      {children}
      {hint !== undefined && <div class="nhsuk-hint ml-hint" id={hintId}>{hint}</div>}
      <div id={remarkId}>
        {remarks.map((remark) => <p class="ml-note" key={remark}>{remark}</p>)}
      </div>
    </div>
  );
}
