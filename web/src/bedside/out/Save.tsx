import { useState } from 'preact/hooks';
import { roomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { save } from '../../ui/Figure/save';
import { Note } from '../../ui/Note/Note';
import { nameOf } from '../compare/names';
import type { Session } from '../session';
import { bundleText, leftOutOfBundle } from './fhirReport';
import { fileText } from './file';

/** Names that say nothing about anybody. */
const names = { own: 'myolung-patient.json', fhir: 'myolung-fhir.json' };

export function Save({ session, onClose }: { session: Session; onClose: () => void }) {
  const [said, setSaid] = useState('');
  const { patient } = session.current.value;
  const leftOut = leftOutOfBundle(patient);

  const give = async (name: string, type: string, text: string) => {
    try {
      await save(new Blob([text], { type }), name);
      setSaid(roomWords.file.saved(name));
    } catch {
      setSaid(roomWords.file.saveFailed);
    }
  };

  return (
    <Dialog id="save" title={roomWords.file.saveTitle} onClose={onClose}>
      <p>{roomWords.file.saveIntro}</p>
      {session.second.value !== null && <Note>{roomWords.file.saveOne(nameOf(session.current.value))}</Note>}
      <div class="ml-out__way">
        <Button variant="primary" onClick={() => void give(names.own, 'application/json', fileText(patient))}>{roomWords.file.saveOwn}</Button>
        <p class="ml-quiet">{roomWords.file.saveOwnHint}</p>
      </div>
      <div class="ml-out__way">
        <Button onClick={() => void give(names.fhir, 'application/fhir+json', bundleText(patient))}>{roomWords.file.saveFhir}</Button>
        <p class="ml-quiet">{roomWords.file.saveFhirHint}</p>
        {leftOut.length > 0 && <Note>{roomWords.file.refusedLeftOut(leftOut)}</Note>}
      </div>
      <div class="ml-out__actions">
        <p class="ml-out__said" role="status">{said}</p>
        <div class="ml-buttons"><Button variant="plain" onClick={onClose}>{words.out.close}</Button></div>
      </div>
    </Dialog>
  );
}
