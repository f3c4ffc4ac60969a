import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import type { Patient } from '../patient';

export const undoId = (prefix: string) => `${prefix}undo`;

/** Takes back the last change, and names it. */
export function UndoButton({ patient, prefix }: { patient: Patient; prefix: string }) {
  const last = patient.undoable.value;
  return (
    <Button size="small" id={undoId(prefix)} idle={last === null} onClick={patient.undo}>
      <span class="ml-undo__text">{last === null ? words.form.undo : words.form.undoOf(last.name)}</span>
    </Button>
  );
}
