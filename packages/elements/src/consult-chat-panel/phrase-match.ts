import { EMERGENCY_PHRASES } from './emergency-phrases.ts';

/** Characters before a phrase in which a denial is looked for; keeps long messages cheap. */
const SCOPE_CHARS = 60;

const CJK = /[\u3400-\u9fff]/;

/** Ends of a clause; a "no" before one says nothing about what follows. */
const CLAUSE_END = /[。！？；.!?;\n]/;

/** Words that may stand between 没有 and what it denies. */
const FILLER =
  '明显|感到|感觉|觉得|出现|发生|发作|任何|什么|剧烈|严重|持续|突然|经历|过|再|的|到|有|说|伴有|伴|又|也|都|太|很|发烧|发热|咳嗽|头晕|头痛|胸闷|心慌|恶心|呕吐|腹泻|气短|乏力|喉咙痛|嗓子疼';
const DENIED_CJK = new RegExp(`(?:没有|没|无|未|不是|并非|否认|不会|不)(?:(?:${FILLER})|[^，,]{1,8}[、和或及与跟/])*(?:${FILLER})*$`);
/** Questions and turns of phrase that hold a "no" without denying. */
const NOT_DENIED_CJK = /(?:不仅|不但|不止|不只|不光|不断|不停|不时|不知道?(?:是不是|怎么)?|没多久|没过多久)(?:有|是|地|还)?$/;

const DENIED_WORDS =
  /\b(?:no|not|never|without|denies|deny|nor|neither|[a-z]+n't)\b(?! (?:sure|only|just|know|sleep|stop))((?: [^ ]+){0,5}) $/;
const TURN = /\b(?:but|however|only|although|though|yet|because|since|and)\b/;

/** "Chest pain: no", "胸痛没有。" */
const DENIED_AFTER = /^\s*[:：?？-]?\s*(?:no|none|没有|无|没)(?=\s*(?:$|[，,。.;；!！\n]))/;

/**
 * Whether a message holds an emergency phrase that it does not deny ("no chest pain", "没有胸痛"). A prompt for the writer,
 * not triage. Looks at the text only; nothing leaves the device.
 * @param own - Phrases of the campaign, on top of the shipped ones; each is looked for in every language.
 */
export function holdsEmergency(text: string, own: readonly string[] = []): boolean {
  const folded = fold(text);
  return [...EMERGENCY_PHRASES, ...own].some((phrase) => holdsPhrase(folded, fold(phrase).trim()));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[^\S\n]+/g, ' ');
}

function holdsPhrase(text: string, phrase: string): boolean {
  if (!phrase) return false;
  const inWords = !CJK.test(phrase);
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (inWords && (isLetter(text[at - 1]) || isLetter(text[end]))) continue;
    if (DENIED_AFTER.test(text.slice(end))) continue;
    const clause =
      text
        .slice(Math.max(0, at - SCOPE_CHARS), at)
        .split(CLAUSE_END)
        .pop() ?? '';
    if (!(inWords ? isDeniedInWords(clause) : isDeniedInChinese(clause))) return true;
  }
  return false;
}

function isDeniedInChinese(clause: string): boolean {
  return DENIED_CJK.test(clause) && !NOT_DENIED_CJK.test(clause);
}

/** "no fever, cough or chest pain" denies all three; without the "or" a comma ends what is denied. */
function isDeniedInWords(clause: string): boolean {
  const isList = /\b(?:or|nor)(?: any)? $/.test(clause);
  const scope = (isList ? clause : (clause.split(',').pop() ?? '')).replace(/^(?! )/, ' ').replace(/,/g, '');
  const denied = DENIED_WORDS.exec(scope);
  return denied !== null && !TURN.test(denied[1] ?? '');
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character);
}
