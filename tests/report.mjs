// Reads JUnit reports and says what happened.
// Usage: node report.mjs [--list] FILE.xml...   The last line is "PASSED FAILED SKIPPED".
import { existsSync, readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';

function casesOf(file) {
  const cases = [];
  let current = null;
  let inside = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testcase') cases.push((current = { name: attributes.name, state: 'passed', text: '' }));
    else if (current && (name === 'failure' || name === 'error')) {
      current.state = 'failed';
      current.text += `${attributes.message ?? ''}\n`;
      inside = name;
    } else if (current && name === 'skipped') current.state = 'skipped';
  });
  const collect = (text) => {
    if (inside) current.text += text;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', ({ name }) => {
    if (name === inside) inside = null;
    if (name === 'testcase') current = null;
  });
  parser.write(readFileSync(file, 'utf8')).close();
  return cases;
}

const list = process.argv.includes('--list');
const count = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2).filter((word) => !word.startsWith('--'))) {
  let cases;
  try {
    cases = existsSync(file) ? casesOf(file) : [];
  } catch (error) {
    cases = [{ name: `${file} is not a whole report`, state: 'failed', text: error.message }];
  }
  for (const { name, state, text } of cases) {
    count[state] += 1;
    if (!list) continue;
    console.log(`${{ passed: '  ok    ', failed: '  FAILED', skipped: '  skip  ' }[state]} ${name}`);
    if (state === 'failed') console.log(text.trimEnd().replace(/^/gm, '         '));
  }
}
console.log(`${count.passed} ${count.failed} ${count.skipped}`);
