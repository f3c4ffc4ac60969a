import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Checkbox } from '../../ui/Checkbox/Checkbox';
import { Details } from '../../ui/Details/Details';
import { enterField } from '../../ui/jump';
import { fieldId } from '../Field';
import type { Patient } from '../patient';

interface Props {
  patient: Patient;
  prefix: string;
}

/** The scores to be asked for; and what was entered that they do not ask for. */
export function AskOnly({ patient, prefix }: Props) {
  const chosen = patient.chosen.value;
  const scores = patient.catalogue.models.map(({ file }) => file);
  const toggle = (id: string, on: boolean) => patient.choose(scores.map((file) => file.id).filter((one) => (one === id ? on : chosen?.includes(one))));
  const leadId = `${prefix}ask-lead`;
  return (
    <div class="ml-ask ml-noprint">
      <Details summary={words.form.ask.title(chosen?.length ?? null, scores.length)} flat>
        <p class="ml-quiet" id={leadId}>{words.form.ask.lead}</p>
        <div role="group" aria-labelledby={leadId}>
          {scores.map(({ id, title, outcome }) => (
            <Checkbox
              key={id}
              id={`${prefix}ask-${id}`}
              label={title}
              hint={words.form.ask.predicts(outcome.label, outcome.window)}
              checked={chosen?.includes(id) === true}
              onChange={(on) => toggle(id, on)}
            />
          ))}
        </div>
        <Button size="small" idle={chosen === null} onClick={() => patient.choose(null)}>{words.form.ask.all}</Button>
      </Details>
      <NotAsked patient={patient} prefix={prefix} />
    </div>
  );
}

function NotAsked({ patient, prefix }: Props) {
  const entered = patient.shown.value.rest.flatMap(({ asked }) => asked).filter(({ id }) => patient.entered(id));
  if (entered.length === 0) return null;
  return (
    <div class="ml-note">
      <Details summary={words.form.ask.notAsked(entered.length)} flat>
        <p>{words.form.ask.notAskedLead}</p>
        <div class="ml-buttons">
          {entered.map(({ id, label }) => <Button size="small" variant="plain" onClick={() => enterField(fieldId(id, prefix))} key={id}>{label}</Button>)}
        </div>
      </Details>
    </div>
  );
}
