import { Fragment } from 'preact';
import type { EvidenceFile } from '../engine';
import { roomWords, words } from '../locales';
import { FactorDetails } from '../provenance/FactorDetails';
import type { Row, SortKey } from './Factors';

interface Props {
  file: EvidenceFile;
  rows: readonly Row[];
  sort: SortKey;
  reversed: boolean;
  /** The factor whose details are open. */
  open: string;
  onSort: (sort: SortKey) => void;
  onOpen: (factor: string) => void;
}

/** How each order runs before it is reversed. */
const direction = { odds_ratio: 'descending', name: 'ascending', group: 'ascending', studies: 'descending', i2: 'descending' } as const;
const opposite = { ascending: 'descending', descending: 'ascending' } as const;

const columns: readonly { key: SortKey | null; label: string }[] = [
  { key: 'name', label: roomWords.forest.factor },
  { key: 'group', label: roomWords.forest.group },
  { key: 'odds_ratio', label: roomWords.forest.oddsRatio },
  { key: 'studies', label: roomWords.forest.studies },
  { key: 'i2', label: roomWords.forest.i2 },
  { key: null, label: roomWords.forest.label },
  { key: null, label: roomWords.forest.check }
];

/** What the plot shows, for reading, sorting and opening. The roles are said, for narrow screens show rows as cards. */
export function FactorTable({ file, rows, sort, reversed, open, onSort, onOpen }: Props) {
  const sorted = (key: SortKey | null) => (key !== sort ? undefined : reversed ? opposite[direction[key]] : direction[key]);
  return (
    <table class="ml-table ml-table--factors" role="table" aria-labelledby="factor-table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, label }) => (
            <th role="columnheader" scope="col" key={label} aria-sort={sorted(key)}>
              {key === null ? label : (
                <button type="button" class="ml-table__sort" onClick={() => onSort(key)}>
                  {label}<span class="ml-table__arrow" aria-hidden="true">{arrow(sorted(key))}</span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ factor, window, present }) => {
          const isOpen = open === factor.id;
          const detailsId = `details-${factor.id}`;
          return (
            <Fragment key={factor.id}>
              <tr role="row" class={present ? 'ml-table__present' : undefined}>
                <th role="rowheader" scope="row">
                  <button
                    type="button"
                    class="ml-table__open"
                    aria-expanded={isOpen}
                    aria-controls={isOpen ? detailsId : undefined}
                    onClick={() => onOpen(isOpen ? '' : factor.id)}
                  >
                    {factor.label}
                  </button>
                  {present && <span class="ml-tag">{roomWords.forest.present}</span>}
                </th>
                <td role="cell" class="ml-table__wide" data-label={roomWords.forest.group}>{file.groups?.[factor.group]}</td>
                <td role="cell" class="ml-table__wide" data-label={roomWords.forest.oddsRatio}>{window.text ?? roomWords.forest.noStudy}</td>
                <td role="cell" data-label={roomWords.forest.studies}>{window.studies}</td>
                <td role="cell" data-label={roomWords.forest.i2}>{window.i2 ?? roomWords.audit.notRecomputed}</td>
                <td role="cell" class="ml-table__wide" data-label={roomWords.forest.label}>{words.factors.label(window.label_printed)}</td>
                <td role="cell" data-label={roomWords.forest.check}>
                  {factor.findings.length > 0 ? <span class="ml-tag ml-tag--found">{roomWords.forest.found}</span> : roomWords.forest.none}
                </td>
              </tr>
              {isOpen && (
                <tr role="row" id={detailsId} class="ml-table__details">
                  <td role="cell" class="ml-table__wide" colSpan={columns.length}><FactorDetails factor={factor} findings={file.findings} level="h3" /></td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

const arrow = (sorted: 'ascending' | 'descending' | undefined) => (sorted === undefined ? '' : sorted === 'ascending' ? ' \u25b2' : ' \u25bc');
