import type { LocalizedText } from '@consult-kit/protocol';

type Named = readonly [id: string, en: string, zh: string];

/** A group to begin with: what it is called, how old its people are, what calls for an ambulance, and what they may tick. */
export interface GroupTemplate {
  id: string;
  names: LocalizedText;
  hints?: LocalizedText;
  ages?: { fromYears?: number; toYears?: number };
  icon: 'adult' | 'child' | 'pregnant' | 'elder' | 'person';
  /** What the question about the age asks for beside the years. */
  age?: { months?: true; pregnancyWeeks?: true };
  signs: readonly Named[];
  symptoms: readonly Named[];
}

const say = (en: string, zh: string): LocalizedText => ({ en, 'zh-Hans': zh });

const FEVER: Named = ['fever', 'Fever or chills', '发热或怕冷'];
const COUGH: Named = ['cough', 'Cough', '咳嗽'];
const THROAT: Named = ['sore-throat', 'Sore throat', '嗓子疼'];
const NOSE: Named = ['runny-nose', 'Runny or blocked nose', '流鼻涕或鼻塞'];
const ACHES: Named = ['aches', 'Headache or aching muscles', '头痛或肌肉酸痛'];
const TIRED: Named = ['tiredness', 'Very tired', '非常疲乏'];
const BREATH: Named = ['breathless', 'Short of breath when moving', '活动后气短'];
const STOMACH: Named = ['stomach', 'Vomiting, diarrhoea or belly pain', '呕吐、腹泻或肚子疼'];
const SLEEP: Named = ['sleep', 'Poor sleep or worry', '睡不好或很担心'];

/** Groups that campaigns usually have. What they ask and warn of is for the clinical owner of a campaign to approve, as all such texts. */
export const GROUP_TEMPLATES: readonly GroupTemplate[] = [
  {
    id: 'adults',
    names: say('Adults', '成人'),
    hints: say('18–59', '18–59 岁'),
    ages: { fromYears: 18, toYears: 59 },
    icon: 'adult',
    signs: [],
    symptoms: [FEVER, COUGH, THROAT, NOSE, ACHES, TIRED, BREATH, STOMACH, SLEEP],
  },
  {
    id: 'children',
    names: say('Children', '儿童'),
    hints: say('under 18', '18 岁以下'),
    ages: { fromYears: 0, toYears: 17 },
    icon: 'child',
    age: { months: true },
    signs: [
      ['ribs', 'Ribs pull in with each breath', '呼吸时肋骨间凹陷'],
      ['no-urine', 'No urine for 8 hours', '8 小时没有小便'],
      ['fever-under-3-months', 'Any fever under 3 months of age', '3 个月以下婴儿发热'],
    ],
    symptoms: [
      FEVER,
      COUGH,
      THROAT,
      NOSE,
      ['feeding', 'Eats or drinks much less', '吃奶、进食或喝水明显减少'],
      ['drowsy', 'Less lively than usual', '精神不如平时'],
      ['ear', 'Ear pain or pulling at the ear', '耳朵疼或总抓耳朵'],
      ['rash', 'Rash', '皮疹'],
      STOMACH,
    ],
  },
  {
    id: 'pregnant',
    names: say('Pregnant women', '孕产妇'),
    hints: say('or gave birth in the last 6 weeks', '含产后 6 周内'),
    icon: 'pregnant',
    age: { pregnancyWeeks: true },
    signs: [
      ['bleeding', 'Bleeding', '阴道出血'],
      ['severe-belly-pain', 'Severe belly pain', '剧烈腹痛'],
      ['baby-moving-less', 'Baby moving less', '胎动减少'],
    ],
    symptoms: [
      FEVER,
      COUGH,
      THROAT,
      NOSE,
      ACHES,
      TIRED,
      BREATH,
      STOMACH,
      ['contractions', 'Regular tightening of the belly', '肚子一阵阵发紧'],
      ['medicine-question', 'A question about a medicine', '想问能不能用某种药'],
      ['breastfeeding', 'A question about breastfeeding', '想问哺乳相关问题'],
    ],
  },
  {
    id: 'elderly',
    names: say('Elderly', '老年人'),
    hints: say('60 and over', '60 岁及以上'),
    ages: { fromYears: 60 },
    icon: 'elder',
    signs: [['fall-or-weakness', 'A fall or sudden weakness', '跌倒或突然无力']],
    symptoms: [
      FEVER,
      COUGH,
      THROAT,
      BREATH,
      TIRED,
      ['appetite', 'Eats or drinks much less', '吃饭喝水明显减少'],
      ['dizzy', 'Dizzy or unsteady', '头晕或站不稳'],
      ACHES,
      STOMACH,
      SLEEP,
    ],
  },
];

/** A group of nobody in particular, with the questions that every group has. */
export const EMPTY_GROUP: Pick<GroupTemplate, 'icon' | 'signs' | 'symptoms'> = {
  icon: 'person',
  signs: [],
  symptoms: [FEVER, COUGH, THROAT, ACHES, TIRED, STOMACH],
};

/** What every group is asked first. */
export const SHARED_SIGNS: GroupTemplate['signs'] = [
  ['severe-breathing', 'Severe trouble breathing', '呼吸非常困难'],
  ['chest-pain', 'Chest pain or pressure that does not go away', '胸痛或胸口发紧，一直不缓解'],
  ['confusion', "New confusion, or can't be woken", '突然意识不清，或叫不醒'],
  ['blue-lips', 'Pale, grey or blue lips or skin', '嘴唇或皮肤苍白、发灰、发紫'],
  ['fits', 'Fits', '抽搐'],
];
