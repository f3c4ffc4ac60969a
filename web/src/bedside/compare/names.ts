import { words } from '../../locales';
import type { TimePoint } from '../session';

/** As somebody named it, else by its place. */
export const nameOf = ({ place, name }: TimePoint) => (name.value.trim() === '' ? words.timePoints.unnamed[place] : name.value.trim());
