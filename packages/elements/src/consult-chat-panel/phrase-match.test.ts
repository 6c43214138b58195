import { expect } from '@open-wc/testing';
import { holdsEmergency } from './phrase-match.ts';

const FIRES = [
  "I can't breathe",
  'I can’t breathe properly',
  'Bad CHEST   PAIN since this morning',
  'My chest hurts',
  'I had no fever. Now chest pain',
  'no fever, but chest pain',
  'I have no fever and chest pain since morning',
  "I'm not sure if this is chest pain",
  'not only a cough, also chest pain',
  'the chest pain is not getting better',
  'he passed out twice',
  "my mother can't be woken",
  '胸痛',
  '我从早上开始胸口疼',
  '胸痛没有好转',
  '没有发烧，但是胸痛',
  '没胃口，胸痛',
  '不仅发烧，还胸痛',
  '不断抽搐',
  '孩子抽搐了两次',
  '妈妈叫不醒',
  '我无法呼吸',
  '喘不上气了',
  '我有胸痛，没有发烧',
  '以前没有胸痛。今天胸痛得厉害',
];
const DOES_NOT_FIRE = [
  '',
  'I have a cough',
  'no chest pain',
  'No chest pain.',
  "I don't have chest pain",
  'I do not have any chest pain',
  'without chest pain',
  'never had chest pain',
  'no fever, cough or chest pain',
  'no fever or any chest pain',
  'no sign of any chest pain',
  'Fever yes. No trouble breathing',
  "she isn't unconscious",
  'Chest pain: no',
  'chest pain? none.',
  'a chest paint colour',
  '没有胸痛',
  '我没有胸痛',
  '没胸痛',
  '无胸痛、无呼吸困难',
  '没有明显的胸痛',
  '没有出现呼吸困难',
  '没有发烧、咳嗽和胸痛',
  '没有发烧咳嗽胸痛',
  '没有发热，也没有胸痛',
  '不胸痛',
  '胸痛没有',
  '胸痛：无',
  '否认胸痛',
  '有点咳嗽，嗓子疼',
];

describe('holdsEmergency', () => {
  for (const text of FIRES) {
    it(`fires on “${text}”`, () => expect(holdsEmergency(text)).to.equal(true));
  }
  for (const text of DOES_NOT_FIRE) {
    it(`stays quiet on “${text}”`, () => expect(holdsEmergency(text)).to.equal(false));
  }

  it("looks for the campaign's own phrases too", () => {
    expect(holdsEmergency('羊水破了')).to.equal(false);
    expect(holdsEmergency('羊水破了', ['羊水破了', 'waters broke'])).to.equal(true);
    expect(holdsEmergency('My waters broke', ['羊水破了', 'waters broke'])).to.equal(true);
    expect(holdsEmergency('no bleeding', ['bleeding'])).to.equal(false);
  });

  it('stays quiet on an empty phrase and copes with thousands of denials', () => {
    expect(holdsEmergency('anything', [' '])).to.equal(false);
    expect(holdsEmergency('没有胸痛、'.repeat(800))).to.equal(false);
  });
});
