import type { ReportingDescriptor, Result } from 'sarif';
import packageJson from '../../../../package.json' with { type: 'json' };
import type { Severity } from '../../core/engine/finding.ts';
import { ALL_RULES } from '../../core/engine/registry.ts';
import type { RuleMeta } from '../../core/engine/rule.ts';
import type { ProblemEntry } from '../../host/file-entry.ts';
import { entryOf } from '../../host/file-review.ts';
import type { Reporter } from './reporter.ts';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 (OASIS), for code scanning and viewers; written as the files are finished. */
export function sarifReporter(): Reporter {
  let separator = '';
  return {
    begin: () => `${head().slice(0, -'[]}]}'.length)}[`,
    file: (review) => {
      const { path, problems } = entryOf(review);
      const results = problems.map((problem) => {
        const json = separator + JSON.stringify(resultOf(uriOf(path), problem));
        separator = ',\n';
        return json;
      });
      return [results.join('')];
    },
    end: () => ']}]}\n',
  };
}

/** The whole document without results; it ends in their empty list. */
const head = (): string =>
  JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Galley',
            version: packageJson.version,
            rules: ALL_RULES.map(({ meta }) => descriptorOf(meta)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  });

const RULE_INDEXES = new Map(ALL_RULES.map(({ meta }, index) => [meta.id, index]));

const descriptorOf = ({ id, family, title, severity, standard, docs }: RuleMeta): ReportingDescriptor => ({
  id,
  shortDescription: { text: title.zh },
  fullDescription: { text: docs.what },
  help: { text: docs.why },
  defaultConfiguration: { level: LEVELS[severity] },
  properties: { tags: [family], title: title.en, ...(standard && { standard }) },
});

function resultOf(uri: string, { rule, severity, message, fixes, related, ...place }: ProblemEntry): Result {
  const { startLine, startColumn, endLine, endColumn, start, end } = place;
  const region = { startLine, startColumn, endLine, endColumn, charOffset: start, charLength: end - start };
  return {
    ruleId: rule,
    ruleIndex: RULE_INDEXES.get(rule)!,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    ...(related.length > 0 && { relatedLocations: related.map((other) => relatedLocation(uri, other)) }),
    ...(fixes.length > 0 && { fixes: fixes.filter(({ edits }) => edits.length > 0).map((fix) => fixOf(uri, fix)) }),
  };
}

const relatedLocation = (uri: string, { path, start, end, message }: ProblemEntry['related'][number]) => ({
  message: { text: message },
  physicalLocation: {
    artifactLocation: { uri: path === undefined ? uri : uriOf(path) },
    region: { charOffset: start, charLength: end - start },
  },
});

const fixOf = (uri: string, { kind, title, edits }: ProblemEntry['fixes'][number]) => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: { uri },
      replacements: edits.map(({ start, end, text }) => ({
        deletedRegion: { charOffset: start, charLength: end - start },
        insertedContent: { text },
      })),
    },
  ],
  properties: { kind },
});

/** A path as a URI reference: relative stays relative. */
const uriOf = (path: string): string =>
  path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
