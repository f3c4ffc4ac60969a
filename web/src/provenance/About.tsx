import type { Catalogue, CatalogueModel, Place } from '../engine';
import { words } from '../locales';
import { Citation } from './Citation';

interface Props {
  entry: CatalogueModel;
  catalogue: Catalogue;
  /** Its headings, one level below where it stands. */
  level: 'h2' | 'h3' | 'h4';
}

/** Where a score's numbers come from and how far they can be trusted. */
export function About({ entry, catalogue, level: Heading }: Props) {
  const { file, derived } = entry;
  const { population, outcome, performance } = file;
  return (
    <section class="ml-about" aria-label={words.about.title(file.title)}>
      <div>
        <Heading class="ml-subheading">{words.about.madeIn}</Heading>
        <p>
          {words.say.sentence(population.summary)}{words.say.gap}
          {population.events !== undefined && population.total !== undefined && words.about.events(population.events, population.total, outcome.label)}
        </p>
        {population.included.length > 0 && <p>{words.about.includedList(population.included)}</p>}
        {population.excluded.length > 0 && <p>{words.about.excludedList(population.excluded)}</p>}
        <From place={population.source} />
        <Heading class="ml-subheading">{words.about.outcome}</Heading>
        <p>{words.say.sentences([words.about.window(outcome.label, outcome.window), outcome.definition])}</p>
        <From place={outcome.source} />
        {derived.observed.length > 0 && (
          <>
            <Heading class="ml-subheading">{words.about.perScore}</Heading>
            <dl class="ml-pairs">
              {derived.observed.map((row) => (
                <div class="ml-pairs__row" key={row.score}>
                  <dt>{words.result.rowLabel(row.score)}</dt>
                  <dd>{words.result.counts(row)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {file.observed !== undefined && <From place={file.observed.source} />}
        {performance !== undefined && (
          <>
            <Heading class="ml-subheading">{words.about.performance}</Heading>
            <p>{words.about.kind[performance.kind]} {performance.text}</p>
            <p class="ml-quiet">{words.about.atCutoff(performance.cutoff)}</p>
            <dl class="ml-pairs">
              {derived.performance.map((metric) => (
                <div class="ml-pairs__row" key={metric.metric}>
                  <dt>{words.about.metric[metric.metric]}</dt>
                  <dd>{words.result.counts(metric)}</dd>
                </div>
              ))}
              {derived.auc !== null && (
                <div class="ml-pairs__row">
                  <dt>{words.about.auc}</dt>
                  <dd>{words.about.aucValue(derived.auc.text)}</dd>
                </div>
              )}
            </dl>
            <From place={performance.source} />
          </>
        )}
      </div>
      <div>
        <Heading class="ml-subheading">{words.about.limitations}</Heading>
        <ul class="ml-list">{file.limitations.map(({ text }) => <li key={text}>{text}</li>)}</ul>
        <Heading class="ml-subheading">{words.about.source}</Heading>
        {file.sources.map((key) => <Citation source={catalogue.sources[key]} key={key} />)}
        <p><strong>{words.about.verification[file.verification.level]}</strong> {file.verification.text}</p>
        <p class="ml-quiet">{words.about.versions(file.title, file.version, catalogue.version.program, catalogue.version.data)}</p>
      </div>
    </section>
  );
}

function From({ place }: { place: Place }) {
  return <p class="ml-quiet">{words.about.place(place.place)}</p>;
}
