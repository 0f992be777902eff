import { runCheck } from './check.ts';

runCheck(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
