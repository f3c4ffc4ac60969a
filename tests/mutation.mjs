// The work of tests/mutate, which says what it is asked for. Builds its copies of the project, one for each processor,
// in build/mutation. A change is noticed when it does not compile, when it fails a test of the suites property, oracle
// or unit (without the large sets) or of the command line, or when one does not end in time. What survives is to be met
// by a test, or explained.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { random } from './contract/support.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } }
});
const mostSurvivors = 0.15;
const secondsOfASuite = 120;

// --- places that can be changed ---

/** What stands between blanks, as clang-format leaves binary operators, and what it is changed to. */
const operators = { '+': '-', '-': '+', '*': '/', '/': '*', '<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==', '&&': '||', '||': '&&', '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=' };
const changes = [
  [/(?<= )(\+|-|\*|\/|<|<=|>|>=|==|!=|&&|\|\||\+=|-=|\*=|\/=)(?= )/g, ([sign]) => operators[sign]],
  [/\bstd::(min|max)\b/g, ([, which]) => (which === 'min' ? 'std::max' : 'std::min')],
  [/\b(true|false)\b/g, ([word]) => (word === 'true' ? 'false' : 'true')],
  [/(?<![\w.])(\d+\.\d+)(?![\w.])/g, ([number]) => `(${number} + 1.0)`],
  [/(?<![\w.'"])(\d+)(?![\w.'])/g, ([number]) => String(Number(number) + 1)],
  [/(?<=\()!(?=\w)/g, () => ''],
  [/\bif \(/g, () => 'if (!'],
  [/^\s*[\w.\[\]>()-]+ (=|\+=|-=) [^;{}]*;$|^\s*[\w.]+\.push_back\([^;{}]*\);$/g, () => ';']
];

/** A line without what its text and its comment say, in the same columns. */
const bare = (line) => line.replace(/"(\\.|[^"\\])*"/g, (text) => `"${'_'.repeat(text.length - 2)}"`).replace(/\/\/.*$/, (text) => ' '.repeat(text.length));

function places() {
  const found = [];
  for (const name of readdirSync(join(root, 'core/src/stats')).sort()) {
    if (!name.includes(values.only)) continue;
    const file = `core/src/stats/${name}`;
    readFileSync(join(root, file), 'utf8').split('\n').forEach((line, index) => {
      // Templates and what is checked while developing are no decisions of the program.
      if (/^\s*(#|template|using|namespace|assert\()/.test(line)) return;
      for (const [pattern, change] of changes) {
        for (const match of bare(line).matchAll(pattern)) {
          let mutant = line.slice(0, match.index) + change(match) + line.slice(match.index + match[0].length);
          if (pattern.source.startsWith('\\bif')) mutant = negated(line, match.index);
          if (mutant !== null) found.push({ file, line: index, before: line, mutant });
        }
      }
    });
  }
  return found;
}

/** `if (condition)` as `if (!(condition))`, where its end stands on the line. */
function negated(line, at) {
  const open = line.indexOf('(', at);
  let depth = 0;
  for (let i = open; i < line.length; ++i) {
    depth += line[i] === '(' ? 1 : line[i] === ')' ? -1 : 0;
    if (depth === 0) return line.slice(open, i).includes(';') ? null : `${line.slice(0, open)}(!${line.slice(open, i + 1)})${line.slice(i + 1)}`;
  }
  return null;
}

// --- a copy of the project, built ---

const environment = { ...process.env, MYOLUNG_LARGE_SETS: 'no', RC_PARAMS: 'max_success=40 max_discard_ratio=100 seed=1' };

/** Resolves to whether a command succeeds in time. */
function succeeds(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, ...options });
    const late = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), secondsOfASuite * 1000);
    child.on('error', () => resolve(false));
    child.on('close', (status) => {
      clearTimeout(late);
      resolve(status === 0);
    });
  });
}

class Copy {
  constructor(number) {
    this.folder = join(root, 'build', 'mutation', String(number));
    this.build = join(this.folder, 'build');
    mkdirSync(this.folder, { recursive: true });
    for (const part of ['CMakeLists.txt', 'core', 'tests']) {
      const [from, to] = [join(root, part), join(this.folder, part)];
      for (const name of existsSync(to) && statSync(to).isDirectory() ? readdirSync(to, { recursive: true }) : []) {
        if (!existsSync(join(from, name))) rmSync(join(to, name), { recursive: true, force: true });
      }
      cpSync(from, to, { recursive: true, filter: (one) => !one.endsWith('node_modules') && !this.has(one) });
    }
    const tools = join(this.folder, 'tests/node_modules');
    rmSync(tools, { force: true });
    symlinkSync(join(root, 'tests/node_modules'), tools);
  }

  /** Whether a file of the project stands here as it is. By what it says and not by its age: what is built may be older
   *  than the project's file and yet come from a change that was tried here. */
  has(path) {
    const here = join(this.folder, relative(root, path));
    return !statSync(path).isDirectory() && existsSync(here) && readFileSync(here).equals(readFileSync(path));
  }

  async prepare() {
    const flags = ['-DCMAKE_CXX_COMPILER=clang++-14', '-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_CXX_FLAGS_DEBUG=-O1', '-DMYOLUNG_BUILD_TESTS=ON'];
    execFileSync('cmake', ['-S', this.folder, '-B', this.build, '-G', 'Ninja', ...flags], { stdio: 'ignore' });
    const late = setInterval(() => console.log(`  still building ${this.folder}`), 60_000);
    await new Promise((resolve, reject) => {
      spawn('cmake', ['--build', this.build, '-j1'], { stdio: ['ignore', 'ignore', 'inherit'] }).on('close', (status) => (status === 0 ? resolve() : reject(new Error(`${this.folder} does not build`))));
    });
    clearInterval(late);
    const failed = await this.notice();
    if (failed !== null) throw new Error(`without a change, ${failed} fails`);
  }

  /** What notices the sources as they stand in this copy: 'the compiler', a suite, or null. */
  async notice() {
    if (!(await succeeds('cmake', ['--build', this.build, '-j1']))) return 'the compiler';
    for (const suite of ['property', 'oracle', 'unit']) {
      const program = join(this.build, 'tests', `myolung_${suite}_tests`);
      if (!(await succeeds(program, ['~[mutation]~[large]', '--abort'], { env: environment }))) return suite;
    }
    const files = readdirSync(join(this.folder, 'tests/contract')).filter((name) => /^stats.*\.test\.mjs$/.test(name) && name !== 'stats-wasm.test.mjs');
    const contract = await succeeds(process.execPath, ['--test', ...files.map((name) => join(this.folder, 'tests/contract', name))], { env: { ...environment, MYOLUNG_CLI: join(this.build, 'myolung') } });
    return contract ? null : 'contract';
  }

  async try({ file, line, mutant }) {
    const path = join(this.folder, file);
    const original = readFileSync(path, 'utf8');
    const lines = original.split('\n');
    lines[line] = mutant;
    writeFileSync(path, lines.join('\n'));
    try {
      return await this.notice();
    } finally {
      writeFileSync(path, original);
    }
  }
}

// --- the run ---

const all = places();
const next = random(Number(values.seed));
const drawn = [];
while (drawn.length < Math.min(Number(values.count), all.length)) drawn.push(all.splice(Math.floor(next() * all.length), 1)[0]);
console.log(`${drawn.length} of ${drawn.length + all.length} places of core/src/stats`);

const copies = Array.from({ length: availableParallelism() }, (_, number) => new Copy(number));
await Promise.all(copies.map((copy) => copy.prepare()));
const noticed = {};
const survivors = [];
let done = 0;
/** What is known so far, in build/reports/mutation.md as well: a run that is stopped has told what it found. */
function report() {
  survivors.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line);
  const compiled = done - (noticed['the compiler'] ?? 0);
  const summary = `${done} of ${drawn.length} changes (seed ${values.seed}): ${Object.entries(noticed).map(([by, n]) => `${by} ${n}`).join(', ')}; ${survivors.length} of the ${compiled} that compile survived.`;
  const list = survivors.map(({ file, line, before, mutant }) => `- ${file}:${line + 1}\n  - \`${before.trim()}\`\n  + \`${mutant.trim()}\`\n`);
  writeFileSync(join(root, 'build/reports/mutation.md'), `${summary}\n\n${list.join('')}`);
  return { summary, share: compiled > 0 ? survivors.length / compiled : 0 };
}

mkdirSync(join(root, 'build/reports'), { recursive: true });
const queue = [...drawn];
await Promise.all(copies.map(async (copy) => {
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const by = await copy.try(one);
    noticed[by ?? 'nobody'] = (noticed[by ?? 'nobody'] ?? 0) + 1;
    if (by === null) survivors.push(one);
    done += 1;
    report();
    console.log(`${done}/${drawn.length} ${one.file.split('/').at(-1)}:${one.line + 1} ${by === null ? `SURVIVED: ${one.mutant.trim()}` : by}`);
  }
}));

const { summary, share } = report();
console.log(summary);
process.exitCode = share > mostSurvivors ? 1 : 0;
