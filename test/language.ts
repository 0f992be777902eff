import { loadLanguage } from '../server/src/host/model.ts';

/** The language services that tests run with: the shipped data. */
export const testLanguage = loadLanguage((message) => {
  throw new Error(message);
});
