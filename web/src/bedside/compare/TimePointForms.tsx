import { useState } from 'preact/hooks';
import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Segments } from '../../ui/Segments/Segments';
import type { Session } from '../session';
import { lasting } from './lasting';
import { NameField } from './NameField';
import { nameOf } from './names';
import { radioId } from './TimePointSwitch';

/** A later time point: what it is called and what it starts with. */
export function AddTimePoint({ session }: { session: Session }) {
  const { patient, name: firstName } = session.first;
  const [name, setName] = useState('');
  const [copied, setCopied] = useState('lasting');

  const add = () => {
    session.close();
    session.addSecond(copied === 'all' ? patient.entries.value : lasting(patient), name);
    // Once it is there: on with the form, from its beginning.
    requestAnimationFrame(() => {
      document.getElementById(radioId('second'))?.focus({ preventScroll: true });
      document.getElementById('form')?.scrollIntoView();
    });
  };

  return (
    <Dialog id="time-point" title={words.timePoints.addTitle} onClose={session.close}>
      <p class="ml-quiet">{words.timePoints.intro}</p>
      <NameField id="time-point-first" label={words.timePoints.nameFirst} value={firstName.value} onInput={(text) => { firstName.value = text; }} />
      <NameField id="time-point-second" label={words.timePoints.nameSecond} hint={words.timePoints.nameHint} value={name} onInput={setName} />
      <Segments
        id="time-point-copy"
        label={words.timePoints.copy}
        hint={copied === 'all' ? words.timePoints.copyAllHint : words.timePoints.copyLastingHint}
        errors={[]}
        errorPrefix={words.form.error}
        remarks={[]}
        blank={false}
        options={[{ value: 'lasting', label: words.timePoints.copyLasting }, { value: 'all', label: words.timePoints.copyAll }]}
        value={copied}
        onChange={setCopied}
      />
      <div class="ml-dialog__foot ml-buttons">
        <Button variant="primary" onClick={add}>{words.timePoints.add}</Button>
        <Button onClick={session.close}>{words.timePoints.back}</Button>
      </div>
    </Dialog>
  );
}

/** What the two are called, and the way back to one. */
export function NameTimePoints({ session }: { session: Session }) {
  const { first } = session;
  const second = session.second.value;
  if (second === null) return null;
  const remove = () => { session.close(); session.removeSecond(); };
  return (
    <Dialog id="time-point" title={words.timePoints.nameTitle} onClose={session.close}>
      <NameField id="time-point-first" label={words.timePoints.nameFirst} value={first.name.value} onInput={(text) => { first.name.value = text; }} />
      <NameField
        id="time-point-second"
        label={words.timePoints.nameSecond}
        hint={words.timePoints.nameHint}
        value={second.name.value}
        onInput={(text) => { second.name.value = text; }}
      />
      <div class="ml-dialog__foot ml-buttons">
        <Button variant="primary" onClick={session.close}>{words.timePoints.done}</Button>
        <Button onClick={remove}>{words.timePoints.remove(nameOf(second))}</Button>
      </div>
    </Dialog>
  );
}
