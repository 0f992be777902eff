import type { Edit } from '../engine/finding.ts';
import { editsOfRevision, type Revision, revise, revisedText, revisionOf } from '../engine/revision.ts';
import type { LanguageServices } from '../language/services.ts';
import type { Page } from '../page/page.ts';
import { parsePage } from '../page/parse.ts';
import { insertedAnnotations } from './annotation.ts';
import { type BoilerplateOptions, keepOnlyArticle } from './boilerplate.ts';
import { conversionEdits, type HouseScript } from './convert.ts';
import { htmlRemnantsOf } from './entity.ts';
import { damagesOf } from './mojibake.ts';
import { foreignRegions } from './region.ts';
import { straysOf } from './stray.ts';

export interface CleaningOptions {
  readonly house: HouseScript;
  readonly boilerplate?: BoilerplateOptions;
}

export type CleaningStep = 'mojibake' | 'entities' | 'annotations' | 'script' | 'boilerplate';

/** A cleaned page: its text, the edits that make it of the original at once, and how many each step made. */
export interface CleanedPage {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly counts: Readonly<Record<CleaningStep, number>>;
}

/** The order matters: damaged bytes look like entities and hide annotations, annotations part words that conversion needs whole. */
const STEPS: readonly { readonly step: CleaningStep; readonly editsFor: StepEdits }[] = [
  { step: 'mojibake', editsFor: mojibakeEdits },
  {
    step: 'entities',
    editsFor: (page) => htmlRemnantsOf(page.text).map(({ start, end, newText }) => ({ span: { start, end }, newText })),
  },
  {
    step: 'annotations',
    editsFor: (page) => insertedAnnotations(page).map(({ start, end }) => ({ span: { start, end }, newText: '' })),
  },
  { step: 'script', editsFor: scriptEdits },
  { step: 'boilerplate', editsFor: (page, { boilerplate }) => keepOnlyArticle(page, boilerplate) },
];

type StepEdits = (page: Page, options: CleaningOptions, language: LanguageServices) => Edit[];

/** Cleans a page of all that a converter or web page did to it, as one list of edits. Pure. */
export function cleanPage(text: string, options: CleaningOptions, language: LanguageServices): CleanedPage {
  let revision: Revision = revisionOf(text);
  const counts: Record<CleaningStep, number> = { mojibake: 0, entities: 0, annotations: 0, script: 0, boilerplate: 0 };
  for (const { step, editsFor } of STEPS) {
    const edits = editsFor(parsePage(revisedText(revision)), options, language);
    counts[step] = edits.length;
    revision = revise(revision, edits);
  }
  return { text: revisedText(revision), edits: editsOfRevision(revision), counts };
}

function mojibakeEdits(page: Page, _options: CleaningOptions, language: LanguageServices): Edit[] {
  return damagesOf(page, language).flatMap(({ start, end, newText }) =>
    newText === undefined ? [] : [{ span: { start, end }, newText }],
  );
}

/** Regions in the other script and the stray characters outside them that no name or quotation guards. */
function scriptEdits(page: Page, { house }: CleaningOptions): Edit[] {
  const edits: Edit[] = [];
  const regions = foreignRegions(page, house);
  for (const { start, end, newText, isGuarded, kind } of straysOf(page, regions, house))
    if (newText !== undefined && !isGuarded && kind !== 'variant') edits.push({ span: { start, end }, newText });
  for (const region of regions) edits.push(...conversionEdits(page.text, region, house));
  return edits;
}
