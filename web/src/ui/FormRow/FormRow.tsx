import type { ComponentChildren } from 'preact';
import { Button } from '../Button/Button';

export interface RowAction {
  label: string;
  /** The accessible name, which says about which field; it contains the label. */
  name: string;
  onClick: () => void;
}

/** Something to say about the answer, and what can be done about it. */
export interface RowMessage {
  text: string;
  actions: readonly RowAction[];
}

export interface RowProps {
  id: string;
  label: string;
  /** A few quiet words: after the hint, or else after the label where there is room. */
  tag?: string | undefined;
  hint?: string | undefined;
  errors: readonly RowMessage[];
  errorPrefix: string;
  remarks: readonly RowMessage[];
  /** Nothing is entered: paper leaves the row out. */
  blank: boolean;
}

interface Props extends RowProps {
  /** Several controls under one name, such as radios; else the control carries `id`. */
  group?: boolean;
  /** The ids of further texts about the control, such as its unit. */
  alsoDescribedBy?: readonly string[];
  control: (describedBy: string | undefined) => ComponentChildren;
  children?: ComponentChildren;
}

/** The row itself can hold the reading position, for when the button that had it is gone. */
export const rowId = (id: string) => `${id}-row`;

/** One line of the form: what it is on the left, the answer on the right where both fit, then what there is to say
 *  about it. */
export function FormRow({ id, label, tag, hint, errors, errorPrefix, remarks, blank, group = false, alsoDescribedBy = [], control, children }: Props) {
  const labelId = `${id}-label`;
  const tagId = tag === undefined || hint !== undefined ? [] : [`${id}-tag`];
  const hintId = hint === undefined ? [] : [`${id}-hint`];
  const errorId = errors.length === 0 ? [] : [`${id}-error`];
  const remarkIds = remarks.map((_, index) => `${id}-remark-${index}`);
  const describedBy = [...alsoDescribedBy, ...hintId, ...errorId, ...remarkIds, ...tagId].join(' ') || undefined;
  return (
    <div
      class={`nhsuk-form-group ml-row${errors.length > 0 ? ' nhsuk-form-group--error' : ''}${blank ? ' ml-row--blank' : ''}`}
      id={rowId(id)}
      tabIndex={-1}
      {...(group ? { role: 'group', 'aria-labelledby': labelId, 'aria-describedby': describedBy } : {})}
    >
      <div class="ml-row__line">
        <div class="ml-row__name">
          {group
            ? <span class="ml-label ml-row__label" id={labelId}>{label}</span>
            : <label class="nhsuk-label ml-label ml-row__label" id={labelId} for={id}>{label}</label>}
          {tagId.length > 0 && <span class="ml-row__tag" id={tagId[0]}>{tag}</span>}
        </div>
        {control(group ? undefined : describedBy)}
      </div>
      {errors.length > 0 && (
        <div class="nhsuk-error-message" id={errorId[0]}>
          {errors.map(({ text }) => <div key={text}><span class="ml-hidden">{errorPrefix} </span>{text}</div>)}
        </div>
      )}
      <Actions actions={errors.flatMap(({ actions }) => actions)} />
      {children}
      {hint !== undefined && <div class="nhsuk-hint ml-hint" id={hintId[0]}>{hint} {tag}</div>}
      {remarks.map(({ text, actions }, index) => (
        <div class="ml-note" key={text}>
          <p id={remarkIds[index]}>{text}</p>
          <Actions actions={actions} />
        </div>
      ))}
    </div>
  );
}

function Actions({ actions }: { actions: readonly RowAction[] }) {
  if (actions.length === 0) return null;
  return (
    <div class="ml-buttons ml-row__actions ml-noprint">
      {actions.map(({ label, name, onClick }) => <Button size="small" label={name} onClick={onClick} key={name}>{label}</Button>)}
    </div>
  );
}
