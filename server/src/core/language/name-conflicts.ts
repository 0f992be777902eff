import type { Certainty } from '../engine/finding.ts';
import type { Span } from '../text/span.ts';
import { areAlikeNames, areDistinguished, hasOneMore, onlyDifference } from './name-likeness.ts';
import { type PersonMention, personsIn, placesIn } from './names.ts';
import type { LanguageModel } from './services.ts';

interface Mention extends Span {
  readonly name: string;
}

/** One spelled in two ways: the rarer form, of two as rare the later, against the other. */
export interface NameConflict {
  readonly odd: Mention;
  readonly usual: Mention;
  readonly certainty: Certainty;
}

/** Spellings of one person or place that disagree in a text: an article. */
export function nameConflictsIn(text: string, model: LanguageModel | undefined): NameConflict[] {
  return [...personConflicts(text, model), ...placeConflicts(text, model)];
}

function* personConflicts(text: string, model: LanguageModel | undefined): Generator<NameConflict> {
  const isWord = model && ((word: string) => model.wordScore(word) > -Infinity);
  const persons = personsIn(text, isWord);
  const named = groupByForm(persons);
  const personAt = new Map(persons.map((person) => [person.start, person]));
  const timesOf = countMemo(text);
  for (const [name, mentions] of [...named].slice(0, MOST_FORMS)) {
    if (NO_GIVEN_NAME.test(name)) continue;
    const times = timesOf(name);
    const posts = new Set(mentions.map(({ post }) => post).filter(Boolean));
    for (const odd of nearForms(text, name)) {
      const person = personAt.get(odd.start);
      const announced = person?.name === odd.name ? person : undefined;
      if (!announced && (NO_GIVEN_NAME.test(odd.name) || isWord?.(odd.name.slice(0, 2)))) continue;
      if (!areSpokenOfAsOne(announced, name, posts, times) || !areAlikeNames(odd.name, name, model)) continue;
      if (timesOf(odd.name) > 1 || (times === 1 && odd.start < mentions[0]!.start)) continue;
      if (standsBesideKin(text, odd) || standTogether(text, odd, name)) continue;
      yield { odd, usual: mentions[0]!, certainty: 'likely' };
    }
    if (times === 1 && name.length >= 3)
      yield* conflictOfOnce(text, mentions[0]!, (form) => (named.has(form) ? 0 : timesOf(form)), model);
  }
}

/** A name that is announced and stands once, against a form that stands again and again though nothing announces it. */
function* conflictOfOnce(
  text: string,
  odd: PersonMention,
  timesUnannounced: (form: string) => number,
  model: LanguageModel | undefined,
): Generator<NameConflict> {
  for (const usual of nearForms(text, odd.name)) {
    if (
      NO_GIVEN_NAME.test(usual.name) ||
      timesUnannounced(usual.name) < 2 ||
      !areAlikeNames(odd.name, usual.name, model)
    )
      continue;
    if (model && model.wordScore(usual.name.slice(0, 2)) > -Infinity) continue;
    if (standsBesideKin(text, odd) || standTogether(text, odd, usual.name)) continue;
    yield { odd, usual, certainty: 'likely' };
    return;
  }
}

/** Whether posts do not part the two: the same before both, or only one has any, or the name stands often and the other once. */
function areSpokenOfAsOne(
  odd: PersonMention | undefined,
  name: string,
  posts: ReadonlySet<string>,
  times: number,
): boolean {
  const isPosted = odd !== undefined && odd.post !== '';
  if (name.length < 3) return odd !== undefined && ((isPosted && posts.has(odd.post)) || times >= 2);
  if (isPosted && posts.size > 0) return posts.has(odd.post) || times >= VERY_OFTEN;
  return isPosted ? times >= 2 : posts.size > 0 || times >= OFTEN;
}

/** Places where the surname begins a string of Han characters that differs from the name in one. */
function* nearForms(text: string, name: string): Generator<Mention> {
  for (let start = text.indexOf(name[0]!); start >= 0; start = text.indexOf(name[0]!, start + 1)) {
    const form = text.slice(start, start + name.length);
    if (onlyDifference(form, name) === undefined || !ALL_HAN.test(form)) continue;
    yield { start, end: start + form.length, name: form };
  }
}

/** Words that follow a name of two characters. */
const NO_GIVEN_NAME = /[与于是的在还到已也都就又将向对从把被]$/;
const ALL_HAN = /^\p{Script=Han}+$/u;

const KIN =
  /(?:哥哥?|弟弟?|姐姐?|妹妹?|兄弟|姐妹|儿子|女儿|孙子|孙女|父亲|母亲|爸爸|妈妈|侄子|丈夫|妻子|同名)[^\p{Script=Han}]?$/u;

const standsBesideKin = (text: string, { start }: Mention): boolean =>
  KIN.test(text.slice(Math.max(0, start - 4), start));

function* placeConflicts(text: string, model: LanguageModel | undefined): Generator<NameConflict> {
  const forms = groupByForm(placesIn(text));
  for (const [one, other] of pairs([...forms.values()])) {
    const [a, b] = [one[0]!, other[0]!];
    if (a.kind !== b.kind || !areSpellingsOfPlace(a.name, b.name, model)) continue;
    const [usual, odd] = timesIn(text, a.name) >= timesIn(text, b.name) ? [a, b] : [b, a];
    if (timesIn(text, odd.name) > 1 || timesIn(text, usual.name) < 2 || standTogether(text, odd, usual.name)) continue;
    yield { odd, usual, certainty: 'likely' };
  }
}

const areSpellingsOfPlace = (a: string, b: string, model: LanguageModel | undefined): boolean =>
  hasOneMore(a, b) || hasOneMore(b, a) || (areAlikeNames(a, b, model) && !areDistinguished(a, b));

function groupByForm<M extends Mention>(mentions: readonly M[]): Map<string, M[]> {
  const forms = new Map<string, M[]>();
  for (const mention of mentions) {
    const form = forms.get(mention.name);
    if (form) form.push(mention);
    else forms.set(mention.name, [mention]);
  }
  return forms;
}

/** Forms beyond these are a list of names, not a story. */
const MOST_FORMS = 200;

function* pairs<T>(items: readonly T[]): Generator<[T, T]> {
  const few = items.slice(0, MOST_FORMS);
  for (let i = 0; i < few.length; i++) for (let k = i + 1; k < few.length; k++) yield [few[i]!, few[k]!];
}

function countMemo(text: string): (form: string) => number {
  const counts = new Map<string, number>();
  return (form) => {
    const count = counts.get(form) ?? timesIn(text, form);
    counts.set(form, count);
    return count;
  };
}

const timesIn = (text: string, form: string): number => text.split(form).length - 1;

/** A form that stands so often cannot well be a second person that is named once, even in the same sentence. */
const OFTEN = 3;
/** Nor one of another post, when it stands so often. */
const VERY_OFTEN = 5;
/** Units between the names of a list. */
const LIST_GAP = 6;

/** Whether the other form stands in the same sentence, or beside this one in a list: who names both means two. */
function standTogether(text: string, { start, end }: Mention, other: string): boolean {
  const reach = other.length + LIST_GAP;
  if (text.slice(Math.max(0, start - reach), end + reach).includes(other)) return true;
  if (timesIn(text, other) >= OFTEN) return false;
  const before = Math.max(...[...'。！？\n'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const after = text.slice(end).search(/[。！？\n]/);
  return text.slice(before, after < 0 ? text.length : end + after).includes(other);
}
