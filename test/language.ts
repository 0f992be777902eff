import { NO_LANGUAGE } from '../server/src/core/language/services.ts';

/** The language services that tests run with. */
export const testLanguage = NO_LANGUAGE;
