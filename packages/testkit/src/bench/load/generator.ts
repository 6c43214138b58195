/** A load generator: one process, all of whose sockets go to the loopback, and which does what the benchmark asks. */
import { serveCalls } from '../serve-calls.ts';
import { EchoLoad } from './echo-load.ts';
import { IdleLoad } from './idle-load.ts';
import { TalkLoad } from './talk-load.ts';

const echo = new EchoLoad();
const idle = new IdleLoad();
let talks = new TalkLoad();

serveCalls({
  'echo.open': (params: Parameters<EchoLoad['open']>[0]) => echo.open(params),
  'echo.run': (params: Parameters<EchoLoad['run']>[0]) => echo.run(params),
  'echo.stop': () => echo.stop(),
  'echo.delivered': () => echo.delivered(),
  'echo.paced': (params: Parameters<EchoLoad['paced']>[0]) => echo.paced(params),
  'echo.resume': (params: Parameters<EchoLoad['resume']>[0]) => echo.resume(params),
  'echo.drop': () => echo.drop(),
  'talks.open': (params: Parameters<TalkLoad['open']>[0]) => talks.open(params),
  'talks.run': () => talks.run(),
  'talks.stop': () => talks.stop(),
  'talks.delivered': () => talks.delivered(),
  'talks.paced': (params: Parameters<TalkLoad['paced']>[0]) => talks.paced(params),
  'talks.close': () => {
    talks.close();
    talks = new TalkLoad();
  },
  'idle.open': (params: Parameters<IdleLoad['open']>[0]) => idle.open(params),
  'idle.drop': () => idle.drop(),
  'idle.resume': (params: Parameters<IdleLoad['resume']>[0]) => idle.resume(params),
});
// The message channel alone does not keep a process alive, and neither do sockets that are not there yet.
setInterval(() => {}, 60_000);
