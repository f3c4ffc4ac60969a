// The sentences that the core itself makes, as they stand in its sources.
import { filesBelow, text } from './support.mjs';

const literal = /"((?:[^"\\]|\\.)*)"/gy;

/** The arguments of the call whose opening bracket stands before `from`: for each, the texts of its string literals. */
function argumentsAt(source, from) {
  const found = [[]];
  let depth = 0;
  let joined = false; // neighbouring literals are one text
  for (let i = from; i < source.length; i += 1) {
    const c = source[i];
    if (c === '"') {
      literal.lastIndex = i;
      const [whole, content] = literal.exec(source);
      const read = JSON.parse(`"${content}"`);
      const texts = found.at(-1);
      if (joined) texts.push(texts.pop() + read);
      else texts.push(read);
      joined = true;
      i += whole.length - 1;
      continue;
    }
    if (/\s/.test(c)) continue;
    joined = false;
    if ('([{'.includes(c)) depth += 1;
    else if (')]}'.includes(c)) depth -= 1;
    else if (c === ',' && depth === 0) found.push([]);
    if (depth < 0) break;
  }
  return found;
}

/**
 * Every English sentence given to `say` (of which the sentence is the first argument with a literal), marked by
 * `sentence`, or handed on by `refuse`; in the order of the sources, each once.
 */
export function coreSentences() {
  const found = new Set();
  for (const file of filesBelow('core/src').filter((name) => /\.[ch]pp$/.test(name))) {
    const source = text(file).replace(/^\s*\/\/.*$/gm, '');
    for (const { index, 0: call, 1: name } of source.matchAll(/\b(say|sentence|refuse)\(/g)) {
      const given = argumentsAt(source, index + call.length);
      const [sentences = []] = given.filter((texts) => texts.length > 0);
      for (const one of sentences) if (name !== 'refuse' || /\{\d\}/.test(one)) found.add(one);
    }
  }
  return [...found];
}

/** What looks like a sentence to be said, wherever it stands: a literal with a place for a part. */
export function withPlaces() {
  const found = new Set();
  for (const file of filesBelow('core/src').filter((name) => /\.[ch]pp$/.test(name))) {
    for (const [, content] of text(file).matchAll(/"((?:[^"\\\n]|\\.)*\{\d\}(?:[^"\\\n]|\\.)*)"/g)) found.add(content);
  }
  return [...found];
}
