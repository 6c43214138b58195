/**
 * Prints what the matcher costs, for the table in `docs/search-trigger.md`: `pnpm --filter @consult-kit/intent bench`.
 * Bytes are gzipped; the engine's are counted by the root's `npm run size`.
 */
import { gzipSync } from 'node:zlib';
import { compileLexicon, defaultLexicon } from '../src/compile.ts';
import { createMatcher } from '../src/index.ts';

const WARM_UP = 20_000;
const RUNS = 200_000;
const QUERY_CHARS = 40;
const LONG_CHARS = 10_000;
const LONG_RUNS = 200;

const SAMPLES = [
  '宝宝半夜咳嗽发烧三十九度两天了一直不退要不要去医院看急诊还是先吃药观察看看怎么办',
  'can i talk to a doctor online about my cough and fever',
  '新款秋冬加厚保暖羽绒服女中长款韩版宽松大码面包服外套潮牌情侣装正品包邮新品上市',
  'wireless bluetooth headphones over ear noise cancelling',
  'wo haizi fashao kesou zenme ban xuyao kan yisheng ma',
];

const { lexicon } = compileLexicon(defaultLexicon);
const matcher = createMatcher(lexicon);

/** Sorted times in milliseconds of so many calls. */
function times(runs: number, call: (run: number) => void): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const start = performance.now();
    call(run);
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(4);
const short = SAMPLES.map((text) => text.slice(0, QUERY_CHARS));
const match = (run: number) => void matcher.match(short[run % short.length] ?? '');
times(WARM_UP, match);
const each = times(RUNS, match);
const long = times(LONG_RUNS, (run) => void matcher.match((SAMPLES[run % SAMPLES.length] ?? '').repeat(LONG_CHARS).slice(0, LONG_CHARS)));
const load = times(20, () => void createMatcher(lexicon));

console.log(`default lexicon, gzipped          ${gzipSync(JSON.stringify(lexicon), { level: 9 }).length} bytes`);
console.log(`loading it, median                ${at(load, 0.5)} ms`);
console.log(`one query of ${QUERY_CHARS} characters        median ${at(each, 0.5)} ms, 99th percentile ${at(each, 0.99)} ms`);
console.log(`one query of ${LONG_CHARS} characters     median ${at(long, 0.5)} ms, 99th percentile ${at(long, 0.99)} ms`);
