import { useMemo } from 'preact/hooks';
import type { Catalogue, CatalogueFactor, CatalogueWindow, EvidenceFile, FactorAssessment } from '../engine';
import { roomWords, words } from '../locales';
import { address, replaceFilters, type Filters } from '../routing/route';
import { RoomTitle } from '../routing/RoomTitle';
import { Figure } from '../ui/Figure/Figure';
import { Select } from '../ui/Select/Select';
import { FactorTable } from './FactorTable';
import { drawForest, type ForestRow } from './plots/forest';

export type SortKey = keyof typeof roomWords.forest.sorts;

/** A factor in the window that is shown. */
export interface Row {
  factor: CatalogueFactor;
  window: CatalogueWindow;
  present: boolean;
}

interface Props {
  catalogue: Catalogue;
  filters: Filters;
  assessed: readonly FactorAssessment[];
}

/** All pooled factors, in a plot and in a table that says the same. */
export function Factors({ catalogue, filters, assessed }: Props) {
  const entry = catalogue.evidence.find(({ factors }) => factors.length > 0);
  if (entry === undefined) return <RoomTitle>{roomWords.forest.title}</RoomTitle>;
  return <Forest catalogue={catalogue} file={entry.file} factors={entry.factors} filters={filters} assessed={assessed} />;
}

function Forest({ catalogue, file, factors, filters, assessed }: Props & { file: EvidenceFile; factors: readonly CatalogueFactor[] }) {
  const windows = file.windows ?? [];
  const window = windows.find(({ id }) => id === filters.window) ?? windows[0];
  const group = file.groups !== undefined && filters.group !== undefined && filters.group in file.groups ? filters.group : '';
  const sort = isSortKey(filters.sort) ? filters.sort : 'odds_ratio';
  const reversed = filters.reversed === 'yes';
  const show = (change: Filters) => replaceFilters(address.factors(only({ ...filters, ...change })));

  const rows = useMemo(() => {
    const shown = factors
      .filter((factor) => group === '' || factor.group === group)
      .flatMap((factor): Row[] => {
        const own = factor.windows.find(({ id }) => id === window?.id);
        const present = assessed.some((one) => one.id === factor.id && one.present === true);
        return own === undefined ? [] : [{ factor, window: own, present }];
      })
      .sort(comparing(sort, Object.keys(file.groups ?? {})));
    return reversed ? shown.reverse() : shown;
  }, [factors, group, window?.id, sort, reversed, assessed]);
  const plotted = useMemo(() => rows.flatMap(forPlot), [rows]);
  const draw = useMemo(() => drawForest(plotted, roomWords.figure), [plotted]);

  const [key] = file.sources;
  const source = key === undefined ? undefined : catalogue.sources[key];
  const absent = rows.filter(({ window: own }) => own.odds_ratio === null).map(({ factor }) => factor.label);
  const legend = [
    plotted.some(({ found }) => found) ? roomWords.figure.legendFinding : '',
    plotted.some(({ present }) => present) ? roomWords.figure.legendPatient : '',
    roomWords.figure.weight,
    source === undefined ? '' : words.about.short(source)
  ].filter((line) => line !== '');

  return (
    <>
      <RoomTitle>{roomWords.forest.title}</RoomTitle>
      <p class="ml-lead">{roomWords.forest.lead}</p>
      {file.no_combined_number !== undefined && <p class="ml-note ml-note--wide">{file.no_combined_number}</p>}
      <div class="ml-card">
        <div class="ml-filters ml-noprint" role="group" aria-label={roomWords.forest.show}>
          <Select
            id="forest-window"
            label={roomWords.forest.window}
            options={windows.map(({ id, label }) => ({ value: id, label }))}
            value={window?.id ?? ''}
            onChange={(next) => show({ window: next === windows[0]?.id ? '' : next })}
          />
          <Select
            id="forest-group"
            label={roomWords.forest.group}
            options={[{ value: '', label: roomWords.forest.allGroups }, ...Object.entries(file.groups ?? {}).map(([value, label]) => ({ value, label }))]}
            value={group}
            onChange={(next) => show({ group: next })}
          />
          <Select
            id="forest-sort"
            label={roomWords.forest.sort}
            options={Object.entries(roomWords.forest.sorts).map(([value, label]) => ({ value, label }))}
            value={sort}
            onChange={(next) => show({ sort: next, reversed: '' })}
          />
        </div>
        <p class="ml-quiet" role="status">{roomWords.forest.shown(rows.length, factors.length)}</p>
        <Figure
          title={`${roomWords.figure.forestTitle}, ${roomWords.forest.inWindow(window?.label ?? '')}`}
          label={roomWords.figure.forestLabel(plotted.length, window?.label ?? '')}
          file={`factors-${window?.id ?? ''}`}
          legend={legend}
          draw={draw}
          words={roomWords.figure}
        />
        {absent.length > 0 && <p class="ml-quiet">{roomWords.forest.noPlot(absent)}</p>}
      </div>
      <h2 class="ml-heading ml-spaced" id="factor-table">{roomWords.forest.tableTitle}</h2>
      <FactorTable
        file={file}
        rows={rows}
        sort={sort}
        reversed={reversed}
        open={filters.factor ?? ''}
        onSort={(next) => show({ sort: next, reversed: next === sort && !reversed ? 'yes' : '' })}
        onOpen={(factor) => show({ factor })}
      />
    </>
  );
}

const isSortKey = (text: string | undefined): text is SortKey => text !== undefined && text in roomWords.forest.sorts;

/** The filters that say something. */
const only = (filters: Filters): Filters => Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));

const byName = (one: Row, other: Row) => one.factor.label.localeCompare(other.factor.label, words.language);

/** No study stands last. */
const least = (number: number | null) => number ?? -Infinity;

function comparing(sort: SortKey, groups: readonly string[]) {
  switch (sort) {
    case 'odds_ratio': return (one: Row, other: Row) => least(other.window.odds_ratio) - least(one.window.odds_ratio);
    case 'name': return byName;
    case 'group': return (one: Row, other: Row) => groups.indexOf(one.factor.group) - groups.indexOf(other.factor.group) || byName(one, other);
    case 'studies': return (one: Row, other: Row) => other.window.studies - one.window.studies || byName(one, other);
    case 'i2': return (one: Row, other: Row) => (one.window.i2 === other.window.i2 ? byName(one, other) : least(other.window.i2) - least(one.window.i2));
  }
}

function forPlot({ factor, window, present }: Row): ForestRow[] {
  const { odds_ratio, ci_low, ci_high, text } = window;
  if (odds_ratio === null || ci_low === null || ci_high === null) return [];
  return [{ id: factor.id, label: factor.label, odds_ratio, ci_low, ci_high, text: text ?? '', found: factor.findings.length > 0, present }];
}
