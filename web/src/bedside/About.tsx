import type { Catalogue, CatalogueModel, Place } from '../engine';
import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { NewTabLink } from '../ui/NewTabLink/NewTabLink';

interface Props {
  entry: CatalogueModel;
  catalogue: Catalogue;
}

/** Where the numbers come from and how far they can be trusted. */
export function About({ entry, catalogue }: Props) {
  const { file, derived } = entry;
  const { population, outcome, performance } = file;
  return (
    <section class="ml-card ml-about" aria-labelledby="about-title">
      <h2 class="ml-heading" id="about-title">{words.about.title(file.title)}</h2>
      <div class="ml-about__grid">
        <div>
          <h3 class="ml-subheading">{words.about.madeIn}</h3>
          <p>{population.summary}. {words.about.events(population.events, population.total, outcome.label)}</p>
          <Details summary={words.about.criteria}>
            <h4 class="ml-subheading">{words.about.included}</h4>
            <ul class="ml-list">{population.included.map((one) => <li key={one}>{one}</li>)}</ul>
            <h4 class="ml-subheading">{words.about.excluded}</h4>
            <ul class="ml-list">{population.excluded.map((one) => <li key={one}>{one}</li>)}</ul>
            <From place={population.source} />
          </Details>
          <h3 class="ml-subheading">{words.about.outcome}</h3>
          <p>{words.about.window(outcome.label, outcome.window)} {outcome.definition}</p>
          <From place={outcome.source} />
          <h3 class="ml-subheading">{words.about.perScore}</h3>
          <dl class="ml-pairs">
            {derived.observed.map((row) => (
              <div class="ml-pairs__row" key={row.score}>
                <dt>{words.result.rowLabel(row.score)}</dt>
                <dd>{words.result.counts(row)}</dd>
              </div>
            ))}
          </dl>
          {file.observed !== undefined && <From place={file.observed.source} />}
          {performance !== undefined && (
            <>
              <h3 class="ml-subheading">{words.about.performance}</h3>
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
          <h3 class="ml-subheading">{words.about.limitations}</h3>
          <ul class="ml-list">{file.limitations.map(({ text }) => <li key={text}>{text}</li>)}</ul>
          <Sources entry={entry} catalogue={catalogue} />
        </div>
      </div>
    </section>
  );
}

function Sources({ entry, catalogue }: Props) {
  const { file } = entry;
  return (
    <div class="ml-about__source">
      <h3 class="ml-subheading">{words.about.source}</h3>
      {file.sources.map((key) => {
        const source = catalogue.sources[key];
        if (source === undefined) return null;
        return (
          <p key={key}>
            {words.about.citation(source)}{' '}
            {source.doi !== undefined && (
              <NewTabLink href={`https://doi.org/${source.doi}`} notice={words.page.newTab}>{`doi:${source.doi}`}</NewTabLink>
            )}
          </p>
        );
      })}
      <p><strong>{words.about.verification[file.verification.level]}</strong> {file.verification.text}</p>
      <p class="ml-quiet">{words.about.versions(file.title, file.version, catalogue.version.program, catalogue.version.data)}</p>
    </div>
  );
}

function From({ place }: { place: Place }) {
  return <p class="ml-quiet">{words.about.place(place.place)}</p>;
}
