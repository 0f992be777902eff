/** How clearly the last words ask for more: 2 for an adverb with a verb that wants an object (深入推进), 1 for a word no sentence ends with. */
export const wantOf = (words: string): 0 | 1 | 2 => (WANTS_OBJECT.test(words) ? 2 : WANTS_MORE.test(words) ? 1 : 0);

/** Characters after which a sentence cannot stop, when they are no word's end (目的, 方向). */
const WANTS_MORE =
  /(?:(?<!目)的|(?<![缓共总饱温柔平])和|与|以及|把|被|(?<![名干虎])将|(?<![针面反应相])对|(?<![方导动意走趋])向|而|很|更(?<!变更)|最|并且|使得|让|(?<![终关对至])于|跟)$/u;
const WANTS_OBJECT =
  /(?:持续|深入|全面|大力|扎实|积极|着力|加快|不断|稳步|统筹|协同|有力|切实|进一步|先后|共同|认真|严格)(?:推进|推动|开展|实施|落实|加强|强化|提升|提高|深化|优化|完善|建设|打造|构建|健全|促进|保障|维护|贯彻|组织|建立|参与|排查)$/u;
