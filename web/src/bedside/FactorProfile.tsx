import { useMemo } from 'preact/hooks';
import type { Catalogue, CatalogueFactor, EvidenceFile, FactorAssessment } from '../engine';
import { words } from '../locales';
import { FactorDetails } from '../provenance/FactorDetails';
import { address } from '../routing/route';
import { Details } from '../ui/Details/Details';
import { useUnchanged } from '../ui/unchanged';
import type { Patient } from './patient';

/** Present first; then what can be said only roughly; then absent. */
const order: readonly FactorAssessment['state'][] = ['present', 'above_all', 'between', 'per_unit', 'refused', 'below_all', 'absent'];
const absent: readonly FactorAssessment['state'][] = ['below_all', 'absent'];

interface Known {
  answer: FactorAssessment;
  factor: CatalogueFactor;
  file: EvidenceFile;
}

/** The factors one by one, as published; never one number of them all. */
export function FactorProfile({ patient }: { patient: Patient }) {
  const { catalogue } = patient;
  const factors = useUnchanged(patient.assessment.value.factors);
  return useMemo(() => <Profile catalogue={catalogue} factors={factors} />, [factors, catalogue, words]);
}

function Profile({ catalogue, factors }: { catalogue: Catalogue; factors: readonly FactorAssessment[] }) {
  const known = catalogue.evidence
    .flatMap(({ file, factors: entries }) => entries.map((factor) => ({ file, factor })))
    .flatMap(({ file, factor }): Known[] => {
      const answer = factors.find(({ id }) => id === factor.id);
      return answer === undefined || answer.state === 'unknown' ? [] : [{ answer, factor, file }];
    })
    .sort((one, other) => order.indexOf(one.answer.state) - order.indexOf(other.answer.state));
  const missing = known.filter(({ answer }) => absent.includes(answer.state));
  const why = catalogue.evidence.map(({ file }) => file.no_combined_number).find((text) => text !== undefined);
  return (
    <section class={`ml-card${known.length === 0 ? ' ml-noprint' : ''}`} id="factors" aria-labelledby="factors-title">
      <h3 class="ml-heading" id="factors-title">{words.factors.title}</h3>
      <p class="ml-quiet">{words.factors.lead}</p>
      {known.length === 0
        ? <p>{words.factors.none(factors.length)}</p>
        : (
          <>
            <p class="ml-note">{why}</p>
            <Rows rows={known.filter(({ answer }) => !absent.includes(answer.state))} />
            {missing.length > 0 && <Details summary={words.factors.absent(missing.length)} flat><Rows rows={missing} /></Details>}
          </>
        )}
      <p><a href={address.factors()}>{words.factors.all(factors.length)}</a></p>
    </section>
  );
}

function Rows({ rows }: { rows: readonly Known[] }) {
  return <ul class="ml-factors">{rows.map((one) => <FactorRow {...one} key={one.factor.id} />)}</ul>;
}

function FactorRow({ answer, factor, file }: Known) {
  const [whole] = factor.windows;
  return (
    <li class="ml-factor">
      <details>
        <summary class="ml-factor__summary">
          <span class="ml-factor__line">
            <strong>{factor.label}</strong> <span class={`ml-factor__state ml-factor__state--${answer.state}`}>{answer.text}</span>
          </span>{' '}
          {whole !== undefined && <span class="ml-factor__ratio">{words.factors.ratio(whole)}</span>}
        </summary>
        <div class="ml-details__text"><FactorDetails factor={factor} findings={file.findings} level="h4" /></div>
      </details>
      {factor.findings.length > 0 && (
        <p class="ml-factor__found">{words.factors.found(file.findings.filter(({ id }) => factor.findings.includes(id)).map(({ title }) => title))}</p>
      )}
    </li>
  );
}
