import workerpool from 'workerpool';
import { walk } from './walk.ts';

/** Entry of dist/walker.cjs: a thread that lists folders. Without rules and data, it starts in a few milliseconds. */
workerpool.worker({ walk });
