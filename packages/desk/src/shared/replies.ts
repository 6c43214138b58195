/** One ready reply. Words in braces are holes that have to be filled in before sending. */
export interface CannedReply {
  set: 'own' | 'team';
  text: string;
}

/** The team's replies by language. They greet, ask and close; medical content is the doctor's. */
const TEAM: Readonly<Record<'en' | 'zh-Hans', readonly string[]>> = {
  en: [
    'Hello, I have read what you told us. Please give me a moment.',
    'How is {name} feeling right now, compared with yesterday?',
    'Which medicines have been taken so far, how much, and when?',
    'Is {name} drinking enough, and passing water as usual?',
    'Please measure the temperature now and tell me the number.',
    'Please have someone stay with you, and tell me at once if it gets worse.',
    'If breathing gets hard, or you feel faint, call {number} at once and do not wait for a reply here.',
    'Do you have any other question before we end?',
  ],
  'zh-Hans': [
    '您好，您填写的情况我已看过，请稍等。',
    '{姓名}现在感觉怎么样？和昨天相比呢？',
    '目前用过哪些药？用了多少？什么时候用的？',
    '{姓名}喝水多吗？小便和平时一样吗？',
    '请现在量一下体温，把数值告诉我。',
    '请让家人陪着您，如果加重请马上告诉我。',
    '如果呼吸费力或感到要晕倒，请立即拨打 {电话}，不要等这里的回复。',
    '结束前，您还有其他想问的吗？',
  ],
};

/** What the desk can fill in by itself. */
export interface ReplyValues {
  name?: string | undefined;
  emergencyNumber?: string | undefined;
}

/** Replies that fit what was typed after `/`: the doctor's own first, in the patient's language before the other. */
export function findReplies(typed: string, own: readonly string[], language: 'en' | 'zh-Hans', values: ReplyValues): CannedReply[] {
  const other = language === 'en' ? 'zh-Hans' : 'en';
  const all: CannedReply[] = [
    ...own.map((text): CannedReply => ({ set: 'own', text })),
    ...[...TEAM[language], ...TEAM[other]].map((text): CannedReply => ({ set: 'team', text })),
  ];
  const wanted = typed.trim().toLowerCase();
  return all.map(({ set, text }) => ({ set, text: filled(text, values) })).filter(({ text }) => text.toLowerCase().includes(wanted));
}

/** What is not known stays a hole, which the doctor has to fill in. */
function filled(text: string, { name, emergencyNumber }: ReplyValues): string {
  return text.replace(/\{(name|姓名)\}/g, (hole) => name ?? hole).replace(/\{(number|电话)\}/g, (hole) => emergencyNumber ?? hole);
}

/** The first hole that is still open, with its braces, or `undefined`. */
export function openHole(text: string): string | undefined {
  return /\{[^{}\n]{1,40}\}/.exec(text)?.[0];
}
