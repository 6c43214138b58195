export { resolveInstants } from './calendar/schedule.ts';
