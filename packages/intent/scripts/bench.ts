/**
 * Prints what the matcher costs, for the table in `docs/search-trigger.md`: `pnpm --filter @consult-kit/intent bench`.
 * Bytes are gzipped; the engine's are counted by the root's `npm run size`.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

/** What a shop could write in five minutes, as a plain baseline in the same run. */
const THIRTY_WORDS =
  /看医生|医生|大夫|问诊|挂号|咨询|医院|门诊|急诊|发烧|咳嗽|感冒|头疼|新冠|核酸|阳性|doctor|nurse|clinic|hospital|telehealth|appointment|consult|fever|cough|headache|sick|covid|corona|symptom/i;

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
const naive = times(RUNS, (run) => void THIRTY_WORDS.test(short[run % short.length] ?? ''));
const load = times(20, () => void createMatcher(lexicon));

const text = JSON.stringify(lexicon);
console.log(
  `default lexicon, gzipped          ${gzipSync(text, { level: 9 }).length} bytes; with Brotli ${brotliCompressSync(text).length}`,
);
console.log(`loading it, median                ${at(load, 0.5)} ms`);
console.log(`one query of ${QUERY_CHARS} characters        median ${at(each, 0.5)} ms, 99th percentile ${at(each, 0.99)} ms`);
console.log(`one query of ${LONG_CHARS} characters     median ${at(long, 0.5)} ms, 99th percentile ${at(long, 0.99)} ms`);
console.log(`baseline: 30 words in one RegExp  median ${at(naive, 0.5)} ms, 99th percentile ${at(naive, 0.99)} ms`);
