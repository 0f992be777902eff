import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { folderWith, runGalley } from './cli.ts';

const WRONG = '市运会开幕\n\n参赛人数为80～50人，<b>另有</b>90～60人。\n';
const CLEAN = '市运会开幕\n\n参赛人数为50～80人。\n';
const files = { 'a 一.txt': WRONG, 'b.txt': CLEAN, '2024-05-30/c.txt': WRONG };

test('sarif is valid by the official schema and names rules, places and fixes', async (t) => {
  const { status, stdout } = await runGalley(folderWith(t, files), ['check', '--format', 'sarif', '.']);
  assert.equal(status, 1);
  const log = JSON.parse(stdout);
  const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile({ ...schema, id: undefined, $schema: undefined });
  assert.ok(validate({ ...log, $schema: undefined }), JSON.stringify(validate.errors));
  const [run] = log.runs;
  assert.equal(run.results.length, 4);
  const [first] = run.results.filter(
    (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
      result.locations[0]!.physicalLocation.artifactLocation.uri.startsWith('a'),
  );
  assert.equal(first.locations[0].physicalLocation.artifactLocation.uri, 'a%20%E4%B8%80.txt');
  assert.equal(run.tool.driver.rules[first.ruleIndex].id, 'reversed-range');
  assert.deepEqual(first.fixes[0].artifactChanges[0].replacements, [
    { deletedRegion: { charOffset: 12, charLength: 5 }, insertedContent: { text: '50～80' } },
  ]);
});

test('sarif without problems is valid JSON', async (t) => {
  const { stdout } = await runGalley(folderWith(t, { 'b.txt': CLEAN }), ['check', '--format', 'sarif', '.']);
  assert.deepEqual(JSON.parse(stdout).runs[0].results, []);
});

test('github prints workflow commands', async (t) => {
  const { stdout } = await runGalley(folderWith(t, { 'a,1.txt': WRONG }), ['check', '--format', 'github', '.']);
  assert.equal(
    stdout.split('\n')[0],
    '::warning file=a%2C1.txt,line=3,endLine=3,col=6,endColumn=11,title=reversed-range::范围“80～50”前大后小',
  );
});

test('gitlab prints issues whose fingerprints survive edits elsewhere', async (t) => {
  const issuesOf = async (text: string) => {
    const { stdout } = await runGalley(folderWith(t, { 'a.txt': text }), ['check', '--format', 'gitlab', '.']);
    return JSON.parse(stdout) as { fingerprint: string; check_name: string; location: { lines: { begin: number } } }[];
  };
  const before = await issuesOf(WRONG);
  const after = await issuesOf(`另一行\n\n${WRONG}`);
  assert.deepEqual(
    after.map(({ fingerprint }) => fingerprint),
    before.map(({ fingerprint }) => fingerprint),
  );
  assert.equal(new Set(before.map(({ fingerprint }) => fingerprint)).size, 2);
  assert.deepEqual([before[0]!.location.lines.begin, after[0]!.location.lines.begin], [3, 5]);
});

test('html is one page that holds the text, its marks and corrections, and asks for nothing else', async (t) => {
  const { stdout } = await runGalley(folderWith(t, files), ['check', '--format', 'html', '.']);
  assert.match(stdout, /^<!doctype html>/);
  assert.match(stdout, /<b>万分之 \d+\.\d\d<\/b><span>编校差错率（估算，不合格）/);
  assert.match(stdout, /参赛人数为<mark id="m\d" class="warning">80～50<sup>\d<\/sup><\/mark>人，&lt;b&gt;另有/);
  assert.match(stdout, /<b>改正<\/b> <del>80～50<\/del> <ins>50～80<\/ins>/);
  assert.match(stdout, /aria-label="按规则"/);
  assert.ok(!/(?:src|href)="(?!#)/.test(stdout), 'no outside resource');
});

test('stats counts by rule and labels the rate as an estimate', async (t) => {
  const folder = folderWith(t, files);
  const text = await runGalley(folder, ['stats', '.']);
  assert.equal(text.status, 0);
  assert.match(text.stdout, /4 {2}reversed-range/);
  assert.match(text.stdout, /编校差错率（估算）：万分之 [\d.]+（计错 4\.0，[\d,]+ 字；报纸合格线万分之 3，不合格）/);
  const json = await runGalley(folder, ['stats', '--format', 'json', '--characters', '20000', '.']);
  const { estimate, files: entries } = JSON.parse(json.stdout);
  assert.deepEqual(estimate, { errors: 4, characters: 20000, rate: 2, passLine: 3, passes: true, isEstimate: true });
  assert.equal(entries.length, 3);
});
