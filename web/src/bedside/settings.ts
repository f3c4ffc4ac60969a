// What a clinician prefers, whoever the patient is; nothing in here is about a patient.
import { signal } from '@preact/signals';

/** Ids of the scores to ask for; null: all. */
export const chosenScores = signal<readonly string[] | null>(null);

/** Variable id to the unit it was last switched to, in which blank fields begin. */
export const preferredUnits = signal<Readonly<Record<string, string>>>({});
