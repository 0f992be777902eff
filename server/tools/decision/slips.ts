import { personsIn } from '../../src/core/language/names.ts';
import type { LanguageModel } from '../../src/core/language/services.ts';
import { isHanCode } from '../../src/core/text/character.ts';
import type { ReadText } from './samples.ts';

/**
 * Where a slip comes from: a misreading that was measured, one of the characters most alike in shape, a pair that every editor knows; or,
 * where the page writes the pair elsewhere, any candidate.
 */
export const SLIP_KINDS = ['measured', 'shape', 'classic', 'echoed'] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** Characters of a group are taken for each other. */
const CLASSIC =
  '己已巳 未末 土士 干千于 人入八 日曰目 目自白 大太犬天夫 王玉主 贝见 田由甲申 刀力 午牛 东车 问间闻 住往佳 侯候 今令 乌鸟 休体 折拆析 拔拨 戌戍戊 代伐 仓仑 历厉 免兔 治冶 洗选 教敬 计让认 围民 万五方 贷货 待侍 持特 买卖 处外 兵乒 清请情 晴睛 辨辩 即既 名各 找我 何问同 石右 活话 园圆 未来 子了 止正 小少 开井并 元无 斤斥 气乞 几凡 又叉 广厂 义叉 木本术 九丸 办为力 北比 四西 令冷 失矢 必心 本木 米来 困因 因团 具且 陪部 受爱 享亨 孤狐 扰拢 侮悔 钓钩 妹抹 科料 竞竟 壮状 仅仪 赢嬴 崇祟 暑署 籍藉 帐账 己乙';

const groups = CLASSIC.split(' ');

/** What a character may slip to, by kind; nothing where the kind has no slip for it. */
export type Slipping = (character: string, kind: SlipKind, random: () => number) => string | undefined;

/** Slips drawn from the measured misreadings and shapes of a model. */
export function slippingOf(model: LanguageModel): Slipping {
  const measured = readingsOf(model);
  return (character, kind, random) => {
    if (kind === 'classic')
      return oneOf(
        groups
          .filter((group) => group.includes(character))
          .join('')
          .replaceAll(character, ''),
        random,
      );
    if (kind === 'echoed') return anyCandidate(model, character, random);
    if (kind === 'shape') return oneOf(mostAlike(model, character), random);
    return weighted(measured.get(character) ?? [], random);
  };
}

/** The text with one Han character slipped that is not in a person's name; nothing when none of it can. */
export function withSlip(
  clean: ReadText,
  kind: SlipKind,
  slipping: Slipping,
  random: () => number,
): (ReadText & { at: number }) | undefined {
  const persons = personsIn(clean.text);
  for (let attempt = 0; attempt < 400; attempt++) {
    const at = Math.floor(random() * clean.text.length);
    const character = clean.text.charAt(at);
    if (!isHanCode(character.charCodeAt(0)) || (kind === 'echoed' && !isEchoed(clean.text, at))) continue;
    if (persons.some(({ start, end }) => at >= start && at < end)) continue;
    const slip = slipping(character, kind, random);
    if (slip && slip !== character)
      return { ...clean, text: clean.text.slice(0, at) + slip + clean.text.slice(at + 1), at };
  }
  return undefined;
}

/** Whether the character and a Han neighbour stand side by side at least twice elsewhere. */
const isEchoed = (text: string, at: number): boolean =>
  [text.slice(at - 1, at + 1), text.slice(at, at + 2)].some(
    (pair) => /^\p{Script=Han}{2}$/u.test(pair) && text.split(pair).length > 3,
  );

interface Weighted {
  readonly character: string;
  readonly weight: number;
}

/** By printed character, what it was read as. */
function readingsOf({ candidatesOf, characters }: LanguageModel): Map<string, Weighted[]> {
  const readings = new Map<string, Weighted[]>();
  for (const read of characters.alphabet.characters) {
    const candidates = candidatesOf(read.charCodeAt(0), 'all');
    if (!candidates) continue;
    candidates.measured.forEach((gain, k) => {
      if (gain === 0) return;
      const printed = characters.alphabet.characters.charAt(candidates.symbols[k]!);
      readings.set(printed, [...(readings.get(printed) ?? []), { character: read, weight: Math.exp(gain) }]);
    });
  }
  return readings;
}

/** The likelier the oftener. */
function anyCandidate(
  { candidatesOf, characters }: LanguageModel,
  character: string,
  random: () => number,
): string | undefined {
  const candidates = candidatesOf(character.charCodeAt(0), 'all');
  if (!candidates) return undefined;
  return characters.alphabet.characters.charAt(candidates.symbols[Math.floor(candidates.length * random() ** 2)]!);
}

const ALIKE = 8;
/** Rarer characters, in steps of 1/16 nat, are hardly ever read. */
const RAREST = 11 * 16;

function mostAlike({ candidatesOf, characters }: LanguageModel, character: string): string {
  const candidates = candidatesOf(character.charCodeAt(0), 'all');
  if (!candidates) return '';
  return Array.from(candidates.symbols, (symbol, k) => ({ symbol, likeness: candidates.likeness[k]! }))
    .filter(({ symbol }) => characters.unigramCosts[symbol]! <= RAREST)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, ALIKE)
    .map(({ symbol }) => characters.alphabet.characters.charAt(symbol))
    .join('');
}

const oneOf = (characters: string, random: () => number): string | undefined =>
  characters.charAt(Math.floor(random() * characters.length)) || undefined;

function weighted(choices: readonly Weighted[], random: () => number): string | undefined {
  let rest = random() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const { character, weight } of choices) {
    rest -= weight;
    if (rest < 0) return character;
  }
  return undefined;
}
