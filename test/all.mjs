// `npm test`: everything, from a fresh clone. Needs nothing but Node 20 and npm; ends with the line "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const temporary = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
const tap = path.join(temporary, 'unit.tap');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const script = (...words) => [npm, 'run', '--silent', ...words];
const testsIn = (folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
const units = [
  ...[process.execPath, '--import', 'tsx', '--test', '--test-timeout=300000'],
  ...['--test-reporter=dot', '--test-reporter-destination=stdout'],
  ...['--test-reporter=tap', `--test-reporter-destination=${tap}`, ...testsIn('test'), ...testsIn('test/property')],
];

/** Each step is a command; `counts` reads how many tests it ran, else it counts as one. */
const STEPS = [
  { name: 'types', command: script('types') },
  { name: 'lint', command: script('lint') },
  { name: 'generated files are fresh', command: script('generate', '--', '--check') },
  { name: 'build', command: script('build') },
  { name: 'unit, fixtures, laws', command: units, counts: () => countTap(readFileSync(tap, 'utf8')) },
  { name: 'package', command: script('package') },
  { name: 'extension in VS Code', command: script('e2e'), counts: countClosingLines },
];

function countTap(report) {
  const of = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(report)?.[1] ?? 0);
  return { passed: of('pass'), failed: of('fail') };
}

function countClosingLines(output) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)];
  const sum = (column) => lines.reduce((total, line) => total + Number(line[column]), 0);
  return { passed: sum(1), failed: sum(2) };
}

/** Runs a command, showing what it prints. */
function run([file, ...words]) {
  return new Promise((resolve) => {
    const child = spawn(file, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        process.stdout.write(data);
      });
    }
    child.on('close', (status) => resolve({ status, output }));
  });
}

async function runStep({ name, command, counts }) {
  console.log(`\n== ${name}`);
  const { status, output } = await run(command);
  if (!counts) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  const { passed, failed } = counts(output);
  return { passed, failed: status === 0 && passed > 0 ? failed : Math.max(1, failed) };
}

if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) {
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('npm ci failed: the packages cannot be installed (无法安装依赖)');
    process.exit(1);
  }
}

const total = { passed: 0, failed: 0 };
const broken = [];
for (const step of STEPS) {
  const { passed, failed } = await runStep(step);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push(step.name);
}
rmSync(temporary, { recursive: true, force: true });

if (broken.length > 0) console.log(`\nfailed: ${broken.join('; ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
