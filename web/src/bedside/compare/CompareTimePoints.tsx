import type { Variable } from '../../engine';
import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Details } from '../../ui/Details/Details';
import { Dialog } from '../../ui/Dialog/Dialog';
import type { Patient } from '../patient';
import type { Session } from '../session';
import { convertedText, echoOf, typedText } from '../typed';
import { compare } from './comparison';
import { Changes, Head, ScoresCompared } from './Compared';
import { nameOf } from './names';

/** What is entered and what every score says, at both times. */
export function CompareTimePoints({ session }: { session: Session }) {
  const second = session.second.value;
  if (second === null) return null;
  const before = session.first.patient;
  const after = second.patient;
  const names = { before: nameOf(session.first), after: nameOf(second) };
  const scores = compare(before, after);
  // A score that knows more values at one time may differ for that alone.
  const uneven = scores.filter((one) => one.changed.includes('missing'));
  const { changed, once, same } = entered(before, after);
  return (
    <Dialog id="time-points" title={words.timePoints.compareTitle(names.before, names.after)} onClose={session.close}>
      <Changes scores={scores} />
      {uneven.length > 0 && <p>{words.timePoints.uneven(uneven.map(({ title }) => title))}</p>}
      <p class="ml-note">{words.timePoints.caveat}</p>
      <h3 class="ml-heading ml-compared__heading">{words.timePoints.scores}</h3>
      <ScoresCompared scores={scores} {...names} caption={words.timePoints.scoresCaption(names.before, names.after)} />
      <h3 class="ml-heading ml-compared__heading">{words.timePoints.entered}</h3>
      {changed.length === 0
        ? <p>{words.timePoints.noneChanged}</p>
        : <Inputs variables={changed} before={before} after={after} names={names} caption={words.timePoints.enteredCaption(names.before, names.after)} />}
      {once.length > 0 && (
        <Details summary={words.timePoints.once(once.length)}>
          <Inputs variables={once} before={before} after={after} names={names} caption={words.timePoints.once(once.length)} />
        </Details>
      )}
      {same > 0 && <p class="ml-quiet">{words.timePoints.sameEntered(same)}</p>}
      <div class="ml-dialog__foot ml-buttons"><Button onClick={session.close}>{words.timePoints.back}</Button></div>
    </Dialog>
  );
}

interface InputsProps {
  variables: readonly Variable[];
  before: Patient;
  after: Patient;
  names: { before: string; after: string };
  caption: string;
}

function Inputs({ variables, before, after, names, caption }: InputsProps) {
  return (
    <table class="ml-compared">
      <caption class="ml-hidden">{caption}</caption>
      <Head {...names} />
      {variables.map((variable) => (
        <tbody key={variable.id}>
          <tr><th class="ml-compared__row" scope="rowgroup" colSpan={2}>{variable.label}</th></tr>
          <tr><td><Value patient={before} variable={variable} /></td><td><Value patient={after} variable={variable} /></td></tr>
        </tbody>
      ))}
    </table>
  );
}

function Value({ patient, variable }: { patient: Patient; variable: Variable }) {
  const converted = convertedText(patient, variable);
  return <>{typedText(patient, variable)}{converted !== null && <span class="ml-quiet"> {words.compare.converted(converted)}</span>}</>;
}

/** Entered at both times and not the same; entered at one; how many are the same. */
function entered(before: Patient, after: Patient) {
  const all = [...before.variables, before.pretest, before.infection].filter(({ id }) => before.entered(id) || after.entered(id));
  const both = all.filter(({ id }) => before.entered(id) && after.entered(id));
  const changed = both.filter(({ id }) => !sameValue(before, after, id));
  return { changed, once: all.filter((one) => !both.includes(one)), same: both.length - changed.length };
}

/** The same as typed, or the same to the core: '0,50' is '0.5', in whatever unit. */
function sameValue(before: Patient, after: Patient, id: string) {
  if (JSON.stringify(before.entries.value[id]) === JSON.stringify(after.entries.value[id])) return true;
  const [one, other] = [echoOf(before, id), echoOf(after, id)];
  return one !== undefined && other !== undefined && one.state === other.state && one.value === other.value;
}
