import type { Observation } from './observation.ts';
import type { WorkspaceVocabulary } from './services.ts';

/**
 * What a pair in the archive counts, in nats of the log-odds that a character is misread: near a logistic regression on half of a paper's
 * articles, the other half learned and the model built without that paper.
 */
const AS_READ = -0.8;
const AS_PROPOSED = 0.18;
const PROPOSED_AT_ALL = -0.3;

/** What the archive adds to the log-odds that the character is misread as the first reading says: less than 0 when it writes so itself. */
export function archiveSupport(
  text: string,
  { at, readings }: Pick<Observation, 'at' | 'readings'>,
  { countOf }: WorkspaceVocabulary,
): number {
  const pairsWith = (character: string): number =>
    Math.log1p(countOf(text.charAt(at - 1) + character)) + Math.log1p(countOf(character + text.charAt(at + 1)));
  const proposed = pairsWith(readings[0]!);
  return AS_READ * pairsWith(text.charAt(at)) + AS_PROPOSED * proposed + (proposed > 0 ? PROPOSED_AT_ALL : 0);
}
