import { useMemo, useState } from 'preact/hooks';
import type { Variable } from '../../engine';
import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Select } from '../../ui/Select/Select';
import { Field } from '../Field';
import type { Patient } from '../patient';
import type { Session } from '../session';
import { convertedText, typedText } from '../typed';
import { inputsOf } from '../workup';
import { compare } from './comparison';
import { Changes, ScoresCompared } from './Compared';
import { Spoken } from './Spoken';

interface Props {
  session: Session;
  /** The value to change; null: to be chosen. */
  input: string | null;
}

/** One other value, and every score before and after; the patient stays as it is until the value is kept. */
export function WhatIf({ session, input }: Props) {
  const { patient } = session.current.value;
  const [chosen, choose] = useState(input ?? '');
  const variable = changeable(patient).find(({ id }) => id === chosen);
  return (
    <Dialog id="what-if" title={words.whatIf.title} onClose={session.close}>
      <p class="ml-quiet">{words.whatIf.intro}</p>
      <Select id="what-if-value" label={words.whatIf.which} options={options(patient)} value={chosen} onChange={choose} />
      {variable === undefined
        ? <div class="ml-dialog__foot ml-buttons"><Button onClick={session.close}>{words.whatIf.back}</Button></div>
        : <OtherValue session={session} patient={patient} variable={variable} key={chosen} />}
    </Dialog>
  );
}

function OtherValue({ session, patient, variable }: { session: Session; patient: Patient; variable: Variable }) {
  const copy = useMemo(() => session.copyOf(patient), [patient]);
  const { id } = variable;
  const scores = compare(patient, copy);
  const same = JSON.stringify(copy.entries.value[id]) === JSON.stringify(patient.entries.value[id]);
  const converted = convertedText(patient, variable);
  const changed = scores.filter((one) => one.changed.length > 0);

  const keep = () => {
    const entry = copy.entries.value[id];
    session.close();
    if (entry !== undefined) patient.set(id, entry);
  };

  return (
    <>
      <p class="ml-whatif__now">
        {words.whatIf.now(typedText(patient, variable))}
        {converted !== null && <> {words.compare.converted(converted)}</>}
      </p>
      <div class="ml-whatif__field"><Field patient={copy} variable={variable} prefix="what-if-" /></div>
      {same ? <p>{words.whatIf.unchanged}</p> : <Changes scores={scores} />}
      {!same && <ScoresCompared scores={scores} before={words.whatIf.now(typedText(patient, variable))} after={words.whatIf.then(typedText(copy, variable))} caption={words.whatIf.caption(variable.label)} />}
      <div class="ml-dialog__foot ml-buttons">
        <Button variant="primary" onClick={keep} idle={same || copy.refused(id)}>{words.whatIf.keep}</Button>
        <Button onClick={session.close}>{words.whatIf.back}</Button>
      </div>
      <Spoken text={same ? '' : words.say.sentences([...changed.map(({ spoken }) => spoken), words.compare.rest(changed.length, scores.length)])} />
    </>
  );
}

/** What any score uses, in the order of the work-up; and the clinician's own estimate. */
function changeable(patient: Patient): Variable[] {
  const used = new Set(patient.catalogue.models.flatMap(({ file }) => inputsOf(file)));
  return [...patient.variables.filter(({ id }) => used.has(id)), patient.pretest];
}

/** Known values with what they are; those not known, that which would decide most first. */
function options(patient: Patient) {
  const next = patient.assessment.value.next.map(({ input }) => input);
  const place = ({ id }: Variable) => (next.includes(id) ? next.indexOf(id) : next.length);
  const all = changeable(patient);
  const known = all.filter(({ id }) => patient.entered(id));
  const unknown = all.filter(({ id }) => !patient.entered(id)).sort((one, other) => place(one) - place(other));
  return [
    { value: '', label: words.whatIf.choose },
    { label: words.whatIf.known, options: known.map((variable) => ({ value: variable.id, label: words.whatIf.option(variable.label, typedText(patient, variable)) })) },
    { label: words.whatIf.unknown, options: unknown.map(({ id, label }) => ({ value: id, label })) }
  ];
}
