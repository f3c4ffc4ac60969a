import { useEffect, useRef } from 'preact/hooks';
import { words } from '../locales';
import { Button } from '../ui/Button/Button';
import { fieldId } from './Field';
import type { Patient } from './patient';

/** Clearing is one tap, and so is taking it back. The cursor goes to Undo (the button just pressed is gone), after
 *  Undo back to Clear, after Dismiss to the first field. */
export function ClearAll({ patient }: { patient: Patient }) {
  const undoButton = useRef<HTMLButtonElement>(null);
  const clearButton = useRef<HTMLButtonElement>(null);
  const wanted = useRef<'undo' | 'clear' | null>(null);
  const undoable = patient.undoable.value !== null;

  useEffect(() => {
    if (wanted.current === 'undo') undoButton.current?.focus({ preventScroll: true });
    if (wanted.current === 'clear') clearButton.current?.focus({ preventScroll: true });
    wanted.current = null;
  });

  const clear = () => { wanted.current = 'undo'; patient.clear(); };
  const undo = () => { wanted.current = 'clear'; patient.undo(); };
  const dismiss = () => {
    patient.dismissUndo();
    const first = patient.variables[0];
    if (first !== undefined) document.getElementById(fieldId(first.id))?.focus();
  };

  if (undoable) {
    return (
      <div class="ml-clear ml-noprint">
        <p class="ml-clear__text">{words.form.cleared}</p>
        <div class="ml-buttons">
          <Button onClick={undo} buttonRef={undoButton}>{words.form.undo}</Button>
          <Button variant="plain" onClick={dismiss}>{words.form.dismiss}</Button>
        </div>
      </div>
    );
  }
  return (
    <div class="ml-clear ml-noprint">
      <Button onClick={clear} disabled={patient.blank.value} buttonRef={clearButton}>{words.form.clear}</Button>
    </div>
  );
}
