import { Command, Option } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { type CheckOptions, check } from './check.ts';
import { type CompareOptions, runCompare } from './compare.ts';
import { type FactsOptions, runFacts } from './facts.ts';
import { type FixOptions, fix } from './fix.ts';
import { type LearnOptions, learn } from './learn.ts';
import { lsp } from './lsp.ts';
import { defaultJobs, parseCharacters, parseEncoding, parseJobs, parseRules, parseSeverity } from './options.ts';
import { type OutlineOptions, outline } from './outline.ts';
import { REPORTERS } from './report/formats.ts';
import { rules } from './rules.ts';
import { type StatsOptions, stats } from './stats.ts';
import type { ExitStatus } from './terminal.ts';

const PATHS = [
  '<paths...>',
  '文件、文件夹、通配符，- 为标准输入 (files, folders, globs, - for standard input)',
] as const;

/** Every command of `galley`; the status of the one that ran goes to `setStatus`. */
export function createProgram(setStatus: (status: ExitStatus) => void): Command {
  const program = new Command('galley')
    .description('校对中文新闻稿 (reviews Chinese news text)')
    .version(packageJson.version)
    .configureOutput({ outputError: () => {} })
    .exitOverride();

  program
    .command('check')
    .description('复核并报告 (review and report)')
    .argument(...PATHS)
    .addOption(new Option('--format <format>', '报告格式 (format)').choices(Object.keys(REPORTERS)).default('text'))
    .option('--rule <ids>', '只用这些规则，逗号分隔 (only these rules)', parseRules)
    .option('--min-severity <severity>', '最低严重程度 (least severity)', parseSeverity, 'warning' as const)
    .option('--encoding <encoding>', '编码 (encoding)', parseEncoding, 'auto' as const)
    .option('--jobs <n>', '并行数 (threads)', parseJobs, defaultJobs())
    .option('--no-corpus', '不做跨文件比较 (no rules between files)')
    .option('--no-cache', '不用缓存 (no cache)')
    .option('--baseline <file>', '只报基线以外的新问题 (only problems that are not in the baseline)')
    .option('--update-baseline', '把现有问题写成基线 (write the baseline)', false)
    .option('--config <file>', '设置文件，默认找 .galley/settings.json (settings file)')
    .action(async (paths: string[], options: CheckOptions) => setStatus(await check(paths, options)));

  program
    .command('fix')
    .description('改正：默认只做不会出错的 (apply safe fixes)')
    .argument(...PATHS)
    .option('--suggestions', '也采用建议，应先看 --dry-run (apply suggestions too)', false)
    .option('--dry-run', '只打印差异 (print a unified diff)', false)
    .option('--rule <ids>', '只用这些规则 (only these rules)', parseRules)
    .option('--encoding <encoding>', '编码 (encoding)', parseEncoding, 'auto' as const)
    .option('--jobs <n>', '并行数 (threads)', parseJobs, defaultJobs())
    .option('--config <file>', '设置文件 (settings file)')
    .action(async (paths: string[], options: FixOptions) => setStatus(await fix(paths, options)));

  program
    .command('stats')
    .description('统计问题，估算编校差错率 (count problems, estimate the error rate)')
    .argument(...PATHS)
    .addOption(new Option('--format <format>', '格式 (format)').choices(['text', 'json']).default('text'))
    .option('--characters <n>', '版面字数，行字数 × 行数 (characters of the printed page)', parseCharacters)
    .option('--encoding <encoding>', '编码 (encoding)', parseEncoding, 'auto' as const)
    .option('--jobs <n>', '并行数 (threads)', parseJobs, defaultJobs())
    .option('--no-cache', '不用缓存 (no cache)')
    .option('--config <file>', '设置文件 (settings file)')
    .action(async (paths: string[], options: StatsOptions) => setStatus(await stats(paths, options)));

  program
    .command('outline')
    .description('列出各篇的标题、署名、小标题、图说 (the articles of a page)')
    .argument(...PATHS)
    .addOption(new Option('--format <format>', '格式 (format)').choices(['text', 'json']).default('text'))
    .option('--encoding <encoding>', '编码 (encoding)', parseEncoding, 'auto' as const)
    .option('--config <file>', '设置文件 (settings file)')
    .action(async (paths: string[], options: OutlineOptions) => setStatus(await outline(paths, options)));

  program
    .command('facts')
    .description('逐行列出可与别的稿件比较的数据 (facts to compare between files, one JSON line each)')
    .argument(...PATHS)
    .option('--encoding <encoding>', '编码 (encoding)', parseEncoding, 'auto' as const)
    .option('--config <file>', '设置文件 (settings file)')
    .action(async (paths: string[], options: FactsOptions) => setStatus(await runFacts(paths, options)));

  program
    .command('compare')
    .description('比较按键排好序的 facts 各行 (compare fact lines sorted by key)')
    .argument('[files...]', 'facts 的输出，- 或省略为标准输入 (fact lines, standard input by default)')
    .option('--config <file>', '设置文件 (settings file)')
    .action(async (files: string[], options: CompareOptions) => setStatus(await runCompare(files, options)));

  program
    .command('learn')
    .description(
      '从自己的旧稿学用字搭配和人名，写入 .galley/vocabulary.json (learn pairs of characters and names from an archive)',
    )
    .argument(...PATHS)
    .option('--encoding <encoding>', '编码 (encoding)', parseEncoding, 'auto' as const)
    .option('--config <file>', '设置文件 (settings file)')
    .action((paths: string[], options: LearnOptions) => setStatus(learn(paths, options)));

  program
    .command('lsp')
    .description('语言服务器，供编辑器用 (the language server, for editors)')
    .requiredOption('--stdio', '用标准输入输出通信 (over standard input and output)')
    .action(lsp);

  program
    .command('rules')
    .description('列出全部规则 (list the rules)')
    .addOption(new Option('--format <format>', '格式 (format)').choices(['text', 'json']).default('text'))
    .action(async ({ format }: { format: 'text' | 'json' }) => setStatus(await rules(format)));

  return program;
}
