import type { Catalogue, FindingText } from '../engine';

export interface Finding extends FindingText {
  /** The evidence file it stands in. */
  evidence: string;
}

export const findings = ({ evidence }: Catalogue): Finding[] =>
  evidence.flatMap(({ file }) => file.findings.map((finding) => ({ ...finding, evidence: file.id })));

export const findingsOfModel = (catalogue: Catalogue, model: string) =>
  findings(catalogue).filter(({ models }) => models?.includes(model) === true);
