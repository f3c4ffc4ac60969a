// The tree itself: no machine's paths, no secrets, documents that are true.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, posix } from 'node:path';
import { test } from 'node:test';
import { at, dataFiles, isText, json, program, projectFiles, root, schemas, text } from './support.mjs';

const files = projectFiles();
const texts = files.filter(isText);
const documents = files.filter((file) => file.endsWith('.md'));
const lines = (file) => text(file).split('\n');
const search = (pattern, among = texts) =>
  among.flatMap((file) => lines(file).flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])));

test('no file names a path of the machine it was written on', () => {
  assert.deepEqual(search(/(?<![\w.~/-])\/(home|root|Users|work|workspace|mnt)\/|[A-Z]:\\\\/), []);
});

test('no file holds a key or a password', () => {
  const patterns = [
    /-----BEGIN [A-Z ]*PRIVATE KEY/, /\bAKIA[0-9A-Z]{16}\b/, /\bgh[pousr]_[A-Za-z0-9]{36}/, /\bnpm_[A-Za-z0-9]{36}/,
    /\bxox[abps]-[0-9A-Za-z-]{10,}/, /_authToken\s*=/, /\b(password|secret|token)\s*[:=]\s*["'][^"']{8,}["']/i,
  ]; // prettier-ignore
  for (const pattern of patterns) assert.deepEqual(search(pattern, texts.filter((file) => file !== 'tests/contract/repo.test.mjs')), []);
});

test('lock files fetch from the npm registry alone', () => {
  const locks = files.filter((file) => file.endsWith('package-lock.json'));
  assert.ok(locks.length >= 3);
  for (const lock of locks) {
    for (const [name, entry] of Object.entries(json(lock).packages)) {
      if (name === '') continue;
      assert.ok(!entry.resolved || entry.resolved.startsWith('https://registry.npmjs.org/'), `${lock}: ${name}`);
      assert.ok(entry.integrity?.startsWith('sha512-'), `${lock}: ${name} has no checksum`);
    }
  }
});

test('lock files are whole: every platform finds its packages', () => {
  for (const lock of files.filter((file) => file.endsWith('package-lock.json'))) {
    const { packages } = json(lock);
    const there = new Set(Object.keys(packages).map((name) => name.split('node_modules/').at(-1)));
    for (const [name, { dependencies, optionalDependencies }] of Object.entries(packages)) {
      for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
        assert.ok(there.has(needed), `${lock}: ${name} needs ${needed}`);
      }
    }
  }
});

test('the version of the program is written once', () => {
  const [, version] = /project\(myolung VERSION (\S+)/.exec(text('CMakeLists.txt'));
  for (const file of files.filter((name) => name.endsWith('package.json'))) assert.equal(json(file).version, undefined, file);
  const program = files.filter((file) => /\.(cpp|hpp|ts|tsx)$/.test(file) && !file.startsWith('tests/'));
  const written = new RegExp(`^(?!\\s*(///|//|/?\\*)).*["'\`]${version.replaceAll('.', '\\.')}["'\`]`); // comments may show one
  assert.deepEqual(search(written, program), []);
});

test('text files end in one line break, hold no tab and no trailing space', () => {
  for (const file of texts) {
    const content = text(file);
    if (content === '' || file.startsWith('tests/fuzz/corpus')) continue;
    assert.ok(content.endsWith('\n') && !content.endsWith('\n\n'), `${file} ends in one line break`);
    assert.doesNotMatch(content, /[ \t]+$|\r|\t/m, file);
  }
});

test('shell scripts are clean under shellcheck, and executable where they are commands', () => {
  const scripts = files.filter((file) => isText(file) && (/\.sh$/.test(file) || /^#!.*\b(ba)?sh\b/.test(lines(file)[0])));
  assert.ok(['web/serve', 'tests/run', '.ci/run', 'web/toolchain.sh'].every((name) => scripts.includes(name)));
  const { status, stdout } = spawnSync('shellcheck', ['-x', ...scripts], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
  for (const file of scripts.filter((name) => lines(name)[0].startsWith('#!'))) {
    assert.doesNotThrow(() => accessSync(at(file), constants.X_OK), file);
    assert.match(text(file), /^set -euo pipefail$/m, file);
  }
});

// --- documents ---

/** Fenced blocks: language, first line number, lines. */
function blocks(file) {
  const found = [];
  let open = null;
  for (const [i, line] of lines(file).entries()) {
    const fence = /^\s*```(\w*)/.exec(line);
    if (fence && !open) found.push((open = { language: fence[1], line: i + 1, lines: [] }));
    else if (fence) open = null;
    else open?.lines.push(line);
  }
  return found;
}
const allBlocks = documents.flatMap((file) => blocks(file).map((block) => ({ file, ...block })));

/** The commands of a ```console block, each with the output that follows it. `> ` continues a command. */
function sessions(block) {
  const found = [];
  for (const line of block.lines) {
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), output: [] });
    else if (line.startsWith('> ') && found.length > 0 && found.at(-1).output.length === 0) found.at(-1).command += `\n${line.slice(2)}`;
    else found.at(-1)?.output.push(line);
  }
  return found;
}

/** Whether the output is as shown; a line of `...` stands for any number of lines. */
function asShown(output, shown) {
  const pattern = shown.map((line) =>
    line.trim() === '...' ? '(?:.*\\n)*?' : `${line.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[ ]*\\n`,
  );
  return new RegExp(`^${pattern.join('')}$`).test(`${output.trimEnd()}\n`.replace(/^\n$/, ''));
}

test('the comparison with what is shown can fail', () => {
  assert.ok(asShown('a\nb\nc\n', ['a', 'b', 'c']));
  assert.ok(asShown('a\nb\nc\n', ['a', '...']));
  assert.ok(asShown('a\nb\nc\nd\n', ['...', 'c', 'd']));
  assert.ok(!asShown('a\nb\nc\n', ['a', 'b']));
  assert.ok(!asShown('a\nb\nc\n', ['a', '...', 'd']));
  assert.ok(!asShown('a.\n', ['ab']));
});

const consoles = allBlocks.filter(({ language }) => language === 'console');

test('README shows the program at work', () => assert.ok(consoles.some(({ file }) => file === 'README.md')));

for (const block of consoles) {
  for (const { command, output } of sessions(block)) {
    test(`${block.file}:${block.line}: ${command.split('\n')[0]}`, () => {
      const ran = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, PATH: join(program, '..') + delimiter + process.env.PATH },
      });
      assert.ok(asShown(ran.stdout, output), `shown:\n${output.join('\n')}\n\nreally:\n${ran.stdout}`);
    });
  }
}

test('README names every score with its sources, and every source of evidence', () => {
  const files = dataFiles();
  const { sources } = files['sources.json'];
  const readme = text('README.md');
  const cites = (key) => !sources[key].doi || readme.includes(`https://doi.org/${sources[key].doi}`);
  for (const [path, file] of Object.entries(files)) {
    if (path.startsWith('models/')) assert.match(readme, new RegExp(`^\\| \\*\\*${file.title.split(' ')[0]}\\*\\*.*\\|$`, 'm'), path);
    if (path.startsWith('models/')) for (const key of file.sources) assert.ok(cites(key), `${path}: ${key}`);
    if (path.startsWith('evidence/')) assert.ok(cites(file.sources[0]), path);
  }
});

test('every JSON block that is a patient is a valid request and is answered', () => {
  const { validate } = schemas();
  for (const block of allBlocks.filter(({ language }) => language === 'json')) {
    const value = JSON.parse(block.lines.join('\n'));
    if (!value.values) continue;
    assert.deepEqual(validate('patient.schema.json', value), [], `${block.file}:${block.line}`);
    const answer = JSON.parse(execFileSync(program, ['assess', '--json', '-'], { input: JSON.stringify(value), encoding: 'utf8' }));
    assert.deepEqual(answer.errors, [], `${block.file}:${block.line}`);
  }
});

test('every JSON block that is a check is one of core/data/audit', () => {
  const checks = Object.entries(dataFiles()).flatMap(([path, file]) => (path.startsWith('audit/') ? file.checks : [])).map((check) => JSON.stringify(check));
  const shown = allBlocks.filter(({ language }) => language === 'json').map((block) => JSON.parse(block.lines.join('\n')));
  for (const check of shown.filter(({ kind }) => kind)) assert.ok(checks.includes(JSON.stringify(check)), check.id);
});

test('every command that a document names exists', () => {
  const suites = execFileSync(at('tests', 'run'), ['--list'], { encoding: 'utf8' }).split('\n');
  const presets = json('CMakePresets.json').configurePresets.map(({ name }) => name);
  let found = 0;
  for (const file of documents) {
    for (const [, path, rest] of text(file).matchAll(/(?:^|[\s`(])(\.\/[\w./-]+)([^`\n]*)/gm)) {
      found += 1;
      assert.doesNotThrow(() => accessSync(at(path), constants.X_OK), `${file}: ${path} is not a command`);
      const help = spawnSync(at(path), ['--help'], { encoding: 'utf8' }).stdout;
      for (const [, option] of rest.matchAll(/(?<=^|\s)(--[a-z-]+)/g)) assert.ok(help.includes(option), `${file}: ${path} ${option}`);
      const [, word] = /^ ([a-z]+)\b/.exec(rest) ?? [];
      if (path === './tests/run' && word) assert.ok(suites.includes(word), `${file}: ${path} ${word}`);
    }
    for (const [, preset] of text(file).matchAll(/--preset[ =](\w+)/g)) assert.ok(presets.includes(preset), `${file}: --preset ${preset}`);
    for (const [, script] of text(file).matchAll(/npm run (\w+)/g)) assert.ok(json('web', 'package.json').scripts[script], `${file}: npm run ${script}`);
  }
  assert.ok(found > 0);
});

const slug = (heading) => heading.trim().toLowerCase().replace(/[`*]/g, '').replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');

test('every link and picture of a document leads somewhere', () => {
  for (const file of documents) {
    const prose = text(file).replace(/```[^]*?```/g, '');
    const targets = [
      ...[...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g)].map(([, target]) => target),
      ...[...prose.matchAll(/\b(?:src|href|srcset)="([^"]+)"/g)].map(([, target]) => target),
    ];
    for (const target of targets) {
      if (/^(https:|mailto:)/.test(target)) continue;
      assert.doesNotMatch(target, /^\w+:/, `${file}: ${target}`);
      const [path, anchor] = target.split('#');
      const name = path === '' ? file : posix.join(posix.dirname(file), path);
      assert.ok(existsSync(at(name)), `${file}: ${target}`);
      if (!anchor) continue;
      const headings = lines(name).filter((line) => /^#+ /.test(line)).map((line) => slug(line.replace(/^#+ /, '')));
      assert.ok(headings.includes(anchor), `${file}: ${target}`);
    }
  }
});

test('paths in backticks exist', () => {
  const top = /^(core|wasm|web|tests|\.github)\/[\w./-]+$/;
  for (const file of documents) {
    for (const [, name] of text(file).replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)) {
      if (!top.test(name) || /^web\/dist/.test(name)) continue;
      assert.ok(existsSync(at(name)), `${file}: ${name}`);
    }
  }
});
