import { words } from '../locales';
import { Button } from '../ui/Button/Button';
import { undoId } from './form/UndoButton';
import type { Patient } from './patient';

interface Props {
  patient: Patient;
  prefix: string;
}

/** Clearing is one tap, and so is taking it back: the cursor goes to Undo, for the button just pressed is idle now. */
export function ClearAll({ patient, prefix }: Props) {
  const last = patient.undoable.value;
  const clear = () => {
    patient.clear();
    document.getElementById(undoId(prefix))?.focus({ preventScroll: true });
  };
  return (
    <div class="ml-clear ml-noprint">
      {last !== null && last.group === null && last.note !== null && <p class="ml-clear__text">{last.note}</p>}
      <Button onClick={clear} disabled={patient.blank.value}>{words.form.clear}</Button>
    </div>
  );
}
