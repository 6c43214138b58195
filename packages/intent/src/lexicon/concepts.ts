/** What words can stand for. Their order is their bit in the compiled document. */
export const CONCEPTS = [
  'direct', // a phrase that asks by itself: 看医生, telehealth
  'doctor',
  'care', // what a doctor does: 问诊, consultation
  'advice', // advice of any kind: 咨询, help line
  'clinic',
  'department',
  'booking',
  'department-question', // 挂什么科
  'symptom', // of people alone: 发烧, sore throat
  'acute', // symptoms for which one asks at once: fever, cough, pain
  'sign', // of a person or a thing: 发黄, swelling
  'body',
  'disease',
  'ill', // 不舒服, unwell
  'duration',
  'help', // 怎么办, what should I do
  'cause', // 怎么回事, what could it be
  'question', // 吗
  'should', // 要不要, should I
  'which', // 哪家
  'good', // 最好
  'self', // oneself or one's family
  'have', // I have, I feel
  'covid',
  'positive',
  'online',
  'free',
  'want',
  'talk', // see, ask, talk to
  'near',
  'treat',
] as const;

export type Concept = (typeof CONCEPTS)[number];
