import type { Finding } from '../console.ts';
import type { BothLanguages } from './words.ts';

/** What a message needs to name: the value, the place, the fix. */
export type FindingValues = Readonly<Record<string, string | number | BothLanguages>>;

interface FindingRow {
  severity: 'error' | 'warning';
  en: string;
  zh: string;
}

/**
 * Everything that can be wrong or doubtful in a campaign file; `{name}` stands for a value. Errors keep a file from being
 * served, warnings do not. docs/campaigns.md has the same rows.
 */
export const FINDINGS = {
  'not-json': {
    severity: 'error',
    en: 'The file is not JSON: {problem}. Mend line {line}, column {column}.',
    zh: '文件不是有效的 JSON：{problem}。请修正第 {line} 行第 {column} 列。',
  },
  'too-large': {
    severity: 'error',
    en: 'The file has {bytes} bytes; at most {max} are read. Shorten the texts.',
    zh: '文件有 {bytes} 字节，最多可读取 {max} 字节，请缩短内容。',
  },
  'not-utf8': {
    severity: 'error',
    en: 'The file is not text in UTF-8 ({problem}). Save it again as UTF-8.',
    zh: '文件不是 UTF-8 文本（{problem}），请另存为 UTF-8。',
  },
  comment: {
    severity: 'error',
    en: 'JSON has no comments. Take this one out.',
    zh: 'JSON 不支持注释，请删除此处的注释。',
  },
  'too-deep': {
    severity: 'error',
    en: 'Lists and objects stand {max} levels deep inside each other here; a campaign needs far fewer. Correct the brackets.',
    zh: '此处列表和对象嵌套达到 {max} 层，远超活动文件所需，请检查括号。',
  },
  'too-many': {
    severity: 'error',
    en: 'There are {count} findings; the first {max} are shown. Correct these first.',
    zh: '共有 {count} 处问题，仅显示前 {max} 处，请先修正这些。',
  },
  'duplicate-key': {
    severity: 'error',
    en: '“{key}” stands twice in this object, and only the last one would count. Take one of them out.',
    zh: '此处“{key}”出现两次，只有最后一个生效，请删除其中一个。',
  },
  'unknown-key': {
    severity: 'error',
    en: '“{key}” is not a key of this place.{hint} Remove it or correct its spelling.',
    zh: '此处没有“{key}”这个键。{hint}请删除或更正拼写。',
  },
  'missing-key': { severity: 'error', en: '“{key}” is missing here. Add it.', zh: '此处缺少“{key}”，请补充。' },
  'wrong-type': {
    severity: 'error',
    en: '{expected} is needed here, not {value}. Change the value.',
    zh: '此处需要{expected}，而不是 {value}，请修改。',
  },
  'wrong-value': { severity: 'error', en: '{problem}{instead}. Change the value.', zh: '值不符合要求（{problem}{instead}），请修改。' },
  'no-emergency': {
    severity: 'error',
    en: 'The region has no emergency number. Add one before publishing.',
    zh: '该地区未设置急救电话，请先补充。',
  },
  'no-module': { severity: 'error', en: 'Turn on at least one group.', zh: '请至少开通一个人群。' },
  'unknown-zone': {
    severity: 'error',
    en: '“{value}” is not a time zone. Use an IANA name such as Asia/Shanghai.',
    zh: '“{value}”不是时区，请使用 Asia/Shanghai 这样的 IANA 名称。',
  },
  'impossible-day': {
    severity: 'error',
    en: '{value} is not in the calendar. Correct the day.',
    zh: '日历中没有 {value} 这一天，请更正。',
  },
  'day-left-out': {
    severity: 'error',
    en: 'In {city} there was no {value}: the place changed sides of the date line. Choose another day.',
    zh: '{city} 没有 {value} 这一天（跨越日界线），请换一天。',
  },
  'end-before-start': {
    severity: 'error',
    en: 'The end is before the start. Choose a later end.',
    zh: '结束早于开始，请选择更晚的结束时间。',
  },
  'hours-never-open': { severity: 'error', en: 'No service hours fall between start and end.', zh: '起止时间内没有任何服务时段。' },
  'empty-stretch': {
    severity: 'error',
    en: 'This stretch begins and ends at {value}. Use 00:00 to 24:00 for a whole day.',
    zh: '该时段的开始和结束都是 {value}。全天请写 00:00 到 24:00。',
  },
  'exception-order': {
    severity: 'error',
    en: 'This exception ends before it begins. Exchange its days.',
    zh: '该例外的结束日早于开始日，请调换。',
  },
  'exception-outside': {
    severity: 'warning',
    en: 'The exception {days} never counts: the campaign is from {first} to {last}. Move or remove it.',
    zh: '例外 {days} 不会生效：活动从{first}到{last}。请调整或删除。',
  },
  'exception-hidden': {
    severity: 'warning',
    en: 'The exception {days} never counts: the earlier one, {other}, decides first. Move it up or remove it.',
    zh: '例外 {days} 不会生效：以排在前面的例外 {other} 为准。请上移或删除。',
  },
  'ages-order': {
    severity: 'error',
    en: 'The oldest age is below the youngest. Exchange them.',
    zh: '最大年龄小于最小年龄，请调换。',
  },
  'local-time-skipped': {
    severity: 'error',
    en: '{time} does not exist in {city} on {day} (clocks go forward). Pick another time: {before} is the last minute before, {after} the first after.',
    zh: '{city} {day} {time} 不存在（时钟拨快），请换一个时间：之前最后一分钟是 {before}，之后第一分钟是 {after}。',
  },
  'local-time-repeated': {
    severity: 'error',
    en: '{time} happens twice in {city} on {day}. Choose the first ({first}) or the second ({second}).',
    zh: '{city} {day} {time} 出现两次，请选择第一次（{first}）或第二次（{second}）。',
  },
  'offset-not-there': {
    severity: 'error',
    en: '{value} is not a time of {city} on {day}. Write {choices}, or leave the offset out.',
    zh: '{city} {day} 没有 {value} 这个时间，请写 {choices}，或去掉偏移量。',
  },
  'duplicate-id': {
    severity: 'error',
    en: '“{value}” is used twice. Give each one its own id.',
    zh: '“{value}”使用了两次，请为每一项设置不同的标识。',
  },
  'source-text-missing': {
    severity: 'error',
    en: 'There is no text in {language}, the first language of the campaign. Add it.',
    zh: '缺少活动首选语言 {language} 的文字，请补充。',
  },
  'blank-text': {
    severity: 'error',
    en: 'Nothing stands here that anybody could read. Write a text, or take it out.',
    zh: '此处没有可阅读的内容，请填写文字，或将其删除。',
  },
  'text-key-unknown': {
    severity: 'error',
    en: '“{key}” is no text of the interface, so nothing shows it.{hint} Remove it or correct its spelling.',
    zh: '界面上没有“{key}”这一文字，不会显示。{hint}请删除或更正拼写。',
  },
  'text-language-unused': {
    severity: 'error',
    en: 'Texts of the interface are not looked up under “{value}”. Write {instead}.',
    zh: '界面文字不按“{value}”查找，请写成 {instead}。',
  },
  'same-language': {
    severity: 'error',
    en: '“{value}” and “{other}” are the same language here. Take one of them out.',
    zh: '“{value}”与“{other}”在此视为同一种语言，请删除其中一个。',
  },
  'origin-not-sent': {
    severity: 'error',
    en: 'No browser sends “{value}” as the origin of a page. {fix}.',
    zh: '浏览器不会以“{value}”作为页面来源，{fix}。',
  },
  'nobody-eligible': {
    severity: 'error',
    en: 'This list is empty, so nobody would be served. Name the regions, or take “eligible” out to serve everyone.',
    zh: '此列表为空，任何人都无法使用。请填写地区；不限地区时，请删除 eligible。',
  },
  'host-key-invalid': {
    severity: 'error',
    en: 'This is not the public part of a key for {algorithm}: {problem}. Export the public key again.',
    zh: '这不是适用于 {algorithm} 的公钥：{problem}。请重新导出公钥。',
  },
  'start-in-past': {
    severity: 'warning',
    en: 'This start has passed. The campaign opens as soon as you publish.',
    zh: '开始时间已过，发布后会立即开放。',
  },
  'hours-skipped': {
    severity: 'warning',
    en: '{from}–{to} is open for {minutes} minutes, not {written}, when clocks go forward in {city} on {day}{more}. The time that does not exist is left out.',
    zh: '{city} {day}{more}时钟拨快，{from}–{to} 实际开放 {minutes} 分钟，而非 {written} 分钟；不存在的时间不计。',
  },
  'hours-repeated': {
    severity: 'warning',
    en: '{from}–{to} is open for {minutes} minutes, not {written}, when clocks go back in {city} on {day}{more}. The time that comes twice is open both times.',
    zh: '{city} {day}{more}时钟拨慢，{from}–{to} 实际开放 {minutes} 分钟，而非 {written} 分钟；重复的时间两次都开放。',
  },
  overlap: {
    severity: 'error',
    en: 'Overlaps “{other}” for the same placement “{placement}”, {from} to {to}. Change the days, the placement or the pages of one of them.',
    zh: '与“{other}”在同一位置“{placement}”重叠（{from} 至 {to}），请修改其中一个的日期、位置或页面。',
  },
  'currency-fixed': {
    severity: 'error',
    en: 'The ledger of this campaign is kept in {fixed} and cannot go on in {value}. Write amounts in {fixed}, or make a new campaign.',
    zh: '此活动的账目以 {fixed} 记录，不能改用 {value}。请以 {fixed} 填写金额，或新建活动。',
  },
  'already-ended': { severity: 'warning', en: 'The campaign is over since {value}.', zh: '活动已于 {value} 结束。' },
  'missing-translation': {
    severity: 'warning',
    en: '{count} texts have no {language} version. {source} will be shown.',
    zh: '{count} 处缺少 {language}，将显示 {source}。',
  },
  'card-after-line': {
    severity: 'warning',
    en: 'The card shows for {minutes} minutes after the line has closed; who taps it then is told so. Close the line no earlier than the card.',
    zh: '停止排队后卡片仍显示 {minutes} 分钟，此时点击会被告知已停止。建议排队不早于卡片结束。',
  },
  'no-origin': {
    severity: 'warning',
    en: 'No page may show the special area. Add the origins of the host pages.',
    zh: '没有任何页面可以显示专区，请添加宿主页面的来源。',
  },
  'module-never-open': {
    severity: 'error',
    en: 'No hours of {group} lie within those of the campaign. Move its hours, or turn the group off.',
    zh: '“{group}”的时段都不在活动的服务时段内，请调整时段或关闭该人群。',
  },
  'no-doctors': {
    severity: 'warning',
    en: 'No doctors are assigned to {group} on {days}.',
    zh: '{days}没有医生负责“{group}”。',
  },
  'module-hours-outside': {
    severity: 'warning',
    en: '{from}–{to} of {group} lies outside all service hours of the campaign and never counts. Move or remove it.',
    zh: '“{group}”的 {from}–{to} 完全在活动的服务时段之外，不会生效，请调整或删除。',
  },
  'cap-empty': {
    severity: 'error',
    en: 'The cap names neither cases nor an amount. Add one of them, or take the cap out.',
    zh: '上限没有写明例数或金额，请补充其一，或删除上限。',
  },
  'cap-without-cost': {
    severity: 'error',
    en: 'An amount bounds nothing without the cost of a case. Add “perCase”, or bound the cases.',
    zh: '没有每例费用，金额上限不起作用。请补充 perCase，或改用例数上限。',
  },
  'cap-below-cost': {
    severity: 'error',
    en: 'The cap of {cap} is below the {cost} that one case costs, so nobody would be let in. Raise the cap.',
    zh: '上限 {cap} 低于每例费用 {cost}，一例也无法支付，请提高上限。',
  },
  'unknown-currency': {
    severity: 'warning',
    en: '“{value}” is no currency that is known here. Use an ISO 4217 code such as CNY.',
    zh: '“{value}”不是已知的币种，请使用 CNY 这样的 ISO 4217 代码。',
  },
  'group-in-use': {
    severity: 'warning',
    en: 'People are in groups that this takes away: {groups}. They are served to their end; nobody new gets in.',
    zh: '此次更改取消的人群中还有人：{groups}。他们会得到服务直到结束，新用户不能再进入。',
  },
  'language-in-use': {
    severity: 'warning',
    en: 'People are served in languages that this takes away: {languages}. They are served on in them to their end; nobody new gets in.',
    zh: '此次更改取消的语言还有人在用：{languages}。他们会以原语言得到服务直到结束，新用户不能再选择。',
  },
  'origin-in-use': {
    severity: 'warning',
    en: 'Those who are there now ({people}) may have come through pages that this takes away: {origins}. These pages are let in until everybody who is there now is gone, {days} days at the longest.',
    zh: '此次更改移除的页面可能还有人在用（当前 {people}）：{origins}。在这些人全部结束之前，页面仍可使用，最长 {days} 天。',
  },
  'consent-version-kept': {
    severity: 'warning',
    en: 'The text of the consent changes, but its version stays “{version}”: nobody could tell later what somebody agreed to. Write a new version.',
    zh: '同意书的文字有改动，但版本仍是“{version}”，以后无法分辨用户同意的是哪一份。请填写新版本。',
  },
  'no-age-question': {
    severity: 'warning',
    en: 'This group is not asked for an age, so nobody is asked for a guardian’s consent.',
    zh: '该人群没有年龄问题，因此不会要求监护人同意。',
  },
} as const satisfies Record<string, FindingRow>;

/** The name of a finding. */
export type FindingCode = keyof typeof FINDINGS;

/** One finding at a place of the file, with its message in both languages. */
export function finding(code: FindingCode, path: readonly (string | number)[], values: FindingValues = {}): Finding {
  const row = FINDINGS[code];
  return {
    code,
    severity: row.severity,
    path: [...path],
    messages: { en: fill(row.en, values, 'en'), 'zh-Hans': fill(row.zh, values, 'zh') },
  };
}

function fill(text: string, values: FindingValues, language: keyof BothLanguages): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return String(typeof value === 'object' ? value[language] : value);
  });
}
