import { later } from '../../ui/later';

/** What stands below the answers: fetched at once after the first look, so that the answers need not wait for it. */
export const useRest = later(() => import('./Rest'));
